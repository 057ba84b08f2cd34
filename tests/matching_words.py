"""Words of which invented people and their homes are made."""


def _words(text: str) -> list[str]:
    return text.split()


GIVEN = {
    "female": _words(
        "Ada Agnes Alma Amara Amelia Ana Anna Annie Anneke Beatrice Bella Bianca Brenda Camila "
        "Cara Carmen Catherine Chloe Clara Dana Daphne Delia Della Diana Edith Elena Elisa Eliza "
        "Ella Ellen Elsa Emilia Emma Erica Erin Esther Eva Eve Fatima Fiona Flora Frances Freya "
        "Gemma Grace Greta Hanna Hannah Harriet Hazel Helen Ida Ines Ingrid Irene Iris Isabel Ivy "
        "Jana Jane Janet Jenna Joan Joanna Judith Julia Julie Karen Karin Kate Katherine Kira Lara "
        "Laura Lea Leah Lena Lila Lina Lisa Liv Lola Lucia Lucy Luisa Lydia Mae Maia Mara Margaret "
        "Maria Marian Marie Marina Martha Mary Maya Mia Mila Mina Mira Molly Nadia Naomi Nell Nina "
        "Nora Olga Olive Olivia Paula Petra Rachel Rita Rosa Rose Ruth Sara Sarah Selma Sofia "
        "Sonia Stella Susan Tara Teresa Tessa Thea Tina Una Vera Viola Wanda Willa Yara Yvonne "
        "Zara Zoe"
    ),
    "male": _words(
        "Aaron Abel Adam Adrian Aidan Alan Albert Alex Ali Alvin Amir Andre Andrew Anton Arlo "
        "Arthur Austin Basil Ben Bernard Boris Brian Bruno Caleb Carl Carlos Cecil Clive Cole "
        "Colin Conor Cyril Dan Daniel Darren David Dean Denis Derek Diego Dino Dylan Earl Edgar "
        "Edwin Eli Elias Emil Eric Erik Ernest Ethan Evan Felix Finn Floyd Frank Fred Gary George "
        "Gil Glen Gus Guy Harry Hector Henry Hugh Hugo Ian Igor Isaac Ivan Ivo Jack Jacob Jake "
        "James Jan Jared Jason Jay Jesse Joel John Jon Jonas Jorge Joseph Josh Juan Karl Keith Ken "
        "Kevin Kurt Lars Leo Leon Levi Liam Louis Luca Lucas Luis Luke Manuel Marc Marco Mario "
        "Mark Martin Max Miguel Mike Miles Mohamed Nathan Neil Nick Noah Noel Oleg Oliver Omar "
        "Oscar Otto Owen Pablo Paul Pedro Peter Ralph Ray Rene Robert Robin Roger Roman Ron Rory "
        "Ross Roy Ruben Ryan Sam Sean Simon Stefan Steven Ted Theo Thomas Tim Tobias Tom Tony Uri "
        "Victor Vincent Walter Wayne Will Yusuf"
    ),
}
NEAR_TWINS = {
    "female": _words(
        "Maria/Marie Anna/Hanna Sara/Sarah Lena/Lina Mia/Mila Julia/Julie Ella/Elsa Jana/Jane "
        "Carla/Karla Kaylee/Kaylie Joan/Joann Leah/Lea Christina/Christine Elina/Elena Mara/Mary"
    ),
    "male": _words(
        "Jon/John Eric/Erik Marc/Mark Jaden/Jayden Ben/Glen Carl/Karl Jan/Jon Dan/Don Tim/Tom "
        "Aidan/Jaidan Darin/Darren Leo/Leon Mario/Marco Stefan/Stephan Kristof/Kristoff"
    ),
}
FIRST_HALVES = _words(
    "Ash Barn Black Brad Brook Burn Carl Chester Clay Cran Dal Dun East Ellis Fair Fen Ford Gar "
    "Glen Grant Green Hal Har Hart Hazel Hol Horn Kel King Lang Lin Mar Mel Mil Nor Oak Old Pem "
    "Pres Rad Raven Red Rock Row Ruther Shel South Stan Stock Strat Thorn Thur Wal War Wat West "
    "Whit Win Wood"
)
SECOND_HALVES = _words(
    "berg bridge brook bury by cott dale den don field ford gate ham hurst ings land ley low man "
    "more ridge son stead ston ton wald ward well wick wood worth"
)
COMMON = _words(
    "Smith Jones Brown Garcia Nguyen Miller Davis Wilson Lee Martin Clark Lewis Young Hall King"
)
ROADS = _words(
    "Acacia Alder Ash Bay Beech Birch Bridge Cedar Chapel Cherry Church Clover Coral Creek Cypress "
    "Dover Elm Fern Forest Garden Grove Harbour Hazel Heath High Hill Holly Ivy Jasper Juniper "
    "Lake Laurel Lilac Linden Main Maple Mead Mill Myrtle Oak Olive Orchard Park Pearl Pine Poplar "
    "Quarry River Rose Rowan Sage Spring Spruce Station Summit Sunset Tulip Union Vale Victoria "
    "View Walnut Water Willow Windsor Wood Yew"
)
KINDS = _words("Street Road Avenue Lane Drive Court Place Crescent Terrace Close")
