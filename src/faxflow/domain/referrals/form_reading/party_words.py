"""The words that referral forms use for people, practices and insurers."""

from typing import Final

from faxflow.domain.referrals.form_reading.ask import Party

NAMES: Final[dict[Party, str]] = {
    Party.PATIENT: """
        patient, patient name, patient's name, patients name, name of patient, pt name, pt, pt.,
        patient full name, patient's full name, client name, client, regarding, re, patient name
        (first last), full name of patient, re patient, full name, legal name, patient legal
        name, patient's legal name, member name, our patient
    """,
    Party.REFERRER: """
        referring provider, referring physician, referring doctor, referring dr, referred by,
        referring clinician, ordering provider, ordering physician, ordered by, ordering doctor,
        requesting provider, requesting physician, requested by, provider, provider name,
        provider's name, physician, physician name, physician's name, doctor, doctor name,
        doctor's name, referring provider name, referring physician name, name of referring
        provider, name of referring physician, referring md, referrer, referrer name, clinician,
        referral from, referral source, requesting doctor, requesting clinician, treating
        provider, treating physician, attending, prescriber, referring practitioner,
        practitioner, sending provider, from provider, from physician, ordering provider name,
        ordering clinician, referring doctor name, refd by, ref by, ref provider, ref physician,
        ref. md, ref. dr, refering provider, refering physician
    """,
    Party.RECEIVER: """
        to, refer to, referred to, referral to, receiving provider, recipient, receiving
        practice, receiving facility, specialist, specialist name, send to, fax to name,
        consulting provider, consultant, rendering provider, servicing provider, referred to
        provider, refer patient to, referral made to, receiving office, receiving clinic,
        receiving physician, referred-to provider, requested provider, to provider, to
        physician, to practice, consulting physician, consulting doctor, consulting specialist,
        consulting clinician, consulted physician, consult with
    """,
}
"""Labels before the name of a party."""

PRACTICES: Final = """
    practice, practice name, clinic, clinic name, organization, organisation, referring
    practice, referring clinic, referring organization, referring organisation, facility,
    referring facility, facility name, referring office, office, office name, group practice,
    medical group, organization name, organisation name, company, hospital, referring hospital,
    referring practice name, referring clinic name, referring facility name, name of practice,
    name of clinic, practice/clinic, practice/facility, clinic/practice, provider organization,
    surgery, referring agency, agency, health center, from practice, from clinic, from facility,
    institution, office/practice, ordering facility, ordering practice, sender, sending facility
"""
"""Labels before the name of the practice that refers."""

INSURERS: Final = """
    payer, payor, insurance, insurance name, insurance company, insurance co, insurance carrier,
    insurer, insurance plan, insurance provider, primary insurance, plan name, health plan,
    health insurance, carrier, primary payer, primary payor, insurance payer, primary insurance
    company, primary insurance carrier, primary insurance name, payer name, payor name, plan,
    insurance type, coverage, primary ins, ins, ins., ins. co., ins company, primary insurance
    plan, primary coverage, medical insurance, name of insurance, insurance company name,
    carrier name, health fund, insurance/payer, payer/plan, insurance plan name
"""
"""Labels before the name of the insurer."""

OTHER_INSURERS: Final = """
    secondary insurance, secondary payer, secondary ins, other insurance, secondary insurance
    company, secondary carrier, tertiary insurance, secondary plan
"""
"""Labels before a second insurer, who is not the payer."""

OTHERS: Final = """
    mother's name, father's name, mother, father, parent, parent name, parent/guardian, parent
    or guardian, parent/guardian name, guardian name, guardian, emergency contact, emergency
    contact name, next of kin, contact person, contact name, contact, spouse name, spouse,
    pharmacy, pharmacy name, preferred pharmacy, pcp, pcp name, primary care provider, primary
    care physician, policy holder, policyholder, policy holder name, policyholder name,
    subscriber, subscriber name, insured name, insured, name of insured, insured's name,
    cardholder, cardholder name, guarantor, guarantor name, responsible party, account holder,
    caregiver, employer, employer name, legal guardian, primary contact, attorney, attorney name,
    lawyer, case manager, case manager name, case worker, caseworker, social worker, adjuster,
    claims adjuster, care coordinator, care manager, nurse case manager, interpreter,
    husband, wife, daughter, son, son's name, sister, brother, partner, friend, mom, dad,
    grandmother, grandfather, nurse, school nurse, poa, power of attorney, healthcare proxy, health
    care proxy, nursing home, assisted living, school, alternate contact, alternate, secondary
    contact, second contact, other contact, scheduler, transport, transportation
"""
"""Labels before people who are neither patient nor provider."""

SURNAME_FIRST: Final = """
    patient name last first, name last first, patient last first, last name first name,
    last/first, name last first mi, last first mi, patient name last first mi, patient's name
    last first, last name first name mi
"""
"""Labels that tell in which order a name is given."""

OWN_PHONE: Final = """
    cell, cell #, mobile #, mobile no, home #, home/cell, cellular
"""
"""Labels of phones that only patients have."""

SHY_PHONE: Final = "mobile, home"
"""The same, where a colon follows; one is a town in Alabama."""

BARE_ID: Final = """
    id, id #, id no, identification
"""
"""Labels of numbers that are a member's where an insurer is named."""
