"""The words that referral forms use for labels, each list with commas between."""

from typing import Final

from faxflow.domain.referrals.form_reading.ask import Ask, Party

NOT_ASKED: Final = """
    age, date, today's date, date of referral, referral date, date referred, date sent, date of
    service, order date, date received, appointment date, appt date, date/time, time, effective
    date, expiration, expiration date, start date, end date, email, e-mail, email address,
    patient email, language, preferred language, primary language, race, ethnicity,
    race/ethnicity, marital status, ssn, ss#, social security, social security number, social
    security no, group, group #, group no, group number, grp, grp #, group id, plan type, copay,
    deductible, rx bin, bin, pcn, employer phone, occupation, relationship, relation,
    relationship to patient, notes, note, comments, additional comments, allergies, medications,
    current medications, signature, provider signature, physician signature, ext, extension,
    page, pages, pages including cover, no of pages, number of pages, subject, re fax,
    phone/fax, tel/fax, fax/phone, visits, visits requested, number of visits, no of visits,
    units, height, weight, bmi, blood pressure, interpreter, interpreter needed, best time to
    call, middle name, middle initial, middle, mi, m.i., suffix, title, county, country,
    website, tax id, tin, license, license no, dea, dea #, upin, attachments, enclosures,
    enclosed, attached, history, past medical history, pmh, last visit, last seen, maiden name,
    mother's maiden name, attn, attention, policy holder dob, subscriber dob, subscriber date of
    birth, insured dob, insured date of birth, guarantor dob, policyholder dob, spouse dob,
    guardian dob, insurance phone, payer phone, plan phone, insurance fax, insurance phone #,
    customer service, group npi, facility npi, billing npi, taxonomy, work status, account,
    order number, order #, order no, accession, laterality, duration, onset, side, body part,
    priority date, cc, prepared by, completed by, form completed by, faxed by, reviewed by,
    received by, scheduled by, ref #, reference
"""
"""Labels of which no answer is wanted."""

PLAIN: Final[dict[Ask, str]] = {
    Ask.GIVEN_NAME: """
        first name, given name, given names, forename, patient first name, patient's first name,
        pt first name, first name of patient, fname, patient first
    """,
    Ask.SURNAME: """
        last name, surname, family name, patient last name, patient's last name, pt last name,
        patient surname, last name of patient, lname, patient last
    """,
    Ask.BORN: """
        dob, d.o.b., oob, date of birth, birth date, birthdate, birthday, patient dob, patient
        date of birth, patient's date of birth, pt dob, patient birth date, dob/age, born, date
        of birth/age, date ofbirth, patient's dob, birth dt
    """,
    Ask.SEX: """
        sex, gender, sex/gender, gender/sex, patient sex, patient gender, birth sex, sex at
        birth, administrative sex, legal sex, m/f, sex (m/f), pt sex, assigned sex
    """,
    Ask.TOWN_LINE: """
        city/state/zip, city state zip code, city st zip, city state and zip, town/state/zip,
        suburb/state/postcode, city/state/postal code, city state zipcode
    """,
    Ask.CHART: """
        mrn, mr#, mr #, mrn #, medical record number, medical record no, medical record #, med
        rec no, med rec #, medical record, patient mrn, chart #, chart no, chart number, chart
        id, patient id, patient id #, patient no, patient number, patient #, pt id, patient
        account #, account #, account no, account number, acct #, acct no, record no, record
        number, record #, hospital number, urn, ur number, our reference
    """,
    Ask.NPI: """
        npi, npi #, npi no, npi number, provider npi, physician npi, referring npi, referring
        provider npi, referring physician npi, individual npi, ordering npi, ordering provider
        npi, prescriber npi, requesting provider npi, doctor npi, rendering npi, national
        provider identifier, national provider id, npl, npt, nfi, npf, np1, mpi, npi#
    """,
    Ask.DIAGNOSES: """
        icd-10, icd10, icd 10, icd-10 code, icd-10 codes, icd-10 code(s), icd10 code, icd-10-cm,
        icd code, icd codes, icd, diagnosis code, diagnosis codes, diagnosis code(s), diagnosis,
        diagnoses, dx, dx code, dx codes, dx code(s), diagnosis icd-10, diagnosis/icd-10,
        diagnosis/icd-10 code, diagnoses icd-10, dx/icd-10, dx icd-10, primary diagnosis,
        primary dx, diagnosis (icd-10 code), icd-10 diagnosis, icd-10 dx, referring diagnosis,
        primary diagnosis code, icd-10 diagnosis code, icd-10 diagnosis codes, diagnosis and
        icd-10, diagnosis & icd-10
    """,
    Ask.PRIORITY: """
        priority, urgency, referral priority, urgency level, priority level, referral urgency,
        referral type/priority, triage, level of urgency, timeframe
    """,
    Ask.MEMBER: """
        member id, member id #, member #, member no, member number, member id no, member id
        number, insurance id, insurance id #, insurance id no, insurance id number, insurance #,
        insurance no, insurance number, insurance member id, subscriber id, subscriber id #,
        subscriber #, subscriber no, subscriber number, policy #, policy no, policy number,
        policy id, policy id #, policy/member id, member/policy #, id number, medicare id,
        medicare #, medicare number, medicaid id, medicaid #, card number, plan id,
        member/subscriber id, subscriber/member id, member id/policy #, insured id, insured's
        id, health plan id, mbi, mbi #, beneficiary id, certificate #, member identification,
        primary insurance id, primary member id, patient member id, insurance policy #,
        insurance policy number, membership no, membership number, hic, hicn
    """,
    Ask.AUTHORISATION_NUMBER: """
        auth #, auth no, auth number, authorization #, authorization no, authorization number,
        authorisation number, prior auth #, prior auth no, prior auth number, prior
        authorization #, prior authorization no, prior authorization number, pa #, pa number,
        pre-auth #, precert #, pre-cert #, precertification number, referral auth #, referral
        authorization #, insurance auth #, insurance authorization #, auth. code, authorization
        code
    """,
}
"""Labels that are labels wherever they begin a cell, with or without a colon."""

COLONED: Final[dict[Ask, str]] = {
    Ask.PHONE: """
        phone, phone #, phone no, phone number, ph, ph #, tel, tel #, tel no, telephone,
        telephone #, telephone no, telephone number, contact number, contact phone, daytime
        phone, day phone, best phone, primary phone, contact no, phone (day), preferred phone,
        best contact number, callback number, tet, lel
    """,
    Ask.FAX: """
        fax, fax #, fax no, fax number, facsimile, fx, fax to, return fax
    """,
    Ask.ADDRESS: """
        address, street, street address, addr, address line 1, address 1, mailing address, full
        address, complete address
    """,
    Ask.TOWN: """
        city, town, suburb, city/town, suburb/town
    """,
    Ask.STATE: """
        state, st, state/province, province, territory
    """,
    Ask.POSTCODE: """
        zip, zip code, zipcode, postcode, postal code, post code, zip/postal code
    """,
    Ask.SERVICE: """
        service, service requested, services requested, requested service, service(s) requested,
        requested services, service type, type of service, referral for, referred for, reason
        for visit, specialty, speciality, specialty requested, referral type, specialty needed,
        type of referral, procedure, procedure requested, requested procedure, procedures, exam,
        exam requested, test requested, consult, consultation, consult type, requested
        specialty, treatment requested, order, department, request, requested, evaluation
        requested, services needed, service needed, referral to specialty, service wanted, type
        of consult, study, study requested
    """,
    Ask.REASON: """
        reason, reason for referral, referral reason, reason for consult, indication, reason for
        consultation, clinical indication, clinical indications, clinical reason, reason for
        request, clinical information, clinical question, chief complaint, indications,
        presenting problem, complaint, symptoms, reason for exam, clinical summary,
        reason/notes, clinical notes, brief history, clinical history, reason for
        referral/consult, history/reason
    """,
}
"""Common words: labels before a colon, or alone in their cell."""

OWNERS: Final[dict[Party, str]] = {
    Party.PATIENT: """
        patient, patients, patient's, pt, pt's, client, home, cell, mobile, residential
    """,
    Party.REFERRER: """
        referring provider, referring physician, referring doctor, referring dr, referring
        practice, referring office, referring clinic, referring facility, referring, referrer,
        referrer's, provider, provider's, physician, physician's, doctor, doctor's, doctors,
        practice, office, clinic, ordering provider, ordering physician, requesting provider,
        requesting physician, ordering, sender, sender's
    """,
    Party.RECEIVER: """
        receiving, receiving provider, receiving office, recipient, recipient's, specialist,
        consultant, refer to, referred to, receiving practice, receiving facility, to,
        consulting, consulting provider, rendering provider, servicing provider, specialist's
    """,
    Party.INSURER: """
        insurance, insurer, insurer's, payer, payer's, plan, carrier, health plan
    """,
    Party.OTHER: """
        emergency, emergency contact, guardian, guarantor, subscriber, policy holder, insured,
        insured's, secondary insurance, employer, pharmacy, pcp, parent, mother, mother's,
        father, father's, spouse, next of kin, nok, caregiver, pcp office, work, husband, husband's,
        wife, wife's, daughter, daughter's, son, son's, nurse, nursing home
    """,
}
"""Words before a label that tell whose answer it wants."""

OWNED: Final[dict[Ask, str]] = {
    Ask.PHONE: """
        phone, phone #, phone no, phone number, ph, tel, tel #, telephone, telephone number
    """,
    Ask.FAX: """
        fax, fax #, fax no, fax number
    """,
    Ask.ADDRESS: """
        address, street, street address, addr
    """,
    Ask.TOWN: """
        city
    """,
    Ask.STATE: """
        state
    """,
    Ask.POSTCODE: """
        zip, zip code
    """,
}
"""What may follow an owner."""
