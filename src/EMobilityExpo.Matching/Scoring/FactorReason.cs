namespace EMobilityExpo.Matching.Scoring;

/// <summary>
/// Why a factor has its value. A closed list, so that pages can phrase each one in Korean and English; the facts that go
/// with each reason, and their order, are listed in docs/scoring.md.
/// </summary>
public enum FactorReason
{
    /// <summary>The exhibitor names the buyer's country.</summary>
    CountryTargeted,

    /// <summary>The exhibitor names the subregion of the buyer's country.</summary>
    SubregionTargeted,

    /// <summary>The exhibitor names the region, or a wider area, of the buyer's country.</summary>
    RegionTargeted,

    /// <summary>The exhibitor names another country of the same subregion.</summary>
    NeighbourTargeted,

    /// <summary>The exhibitor names only countries elsewhere.</summary>
    CountryNotTargeted,

    /// <summary>The exhibitor sells in the buyer's country already, without naming it as a target.</summary>
    SellsThereAlready,

    /// <summary>The exhibitor names no target country.</summary>
    NoTargetGiven,

    /// <summary>The buyer's country is in no list of countries.</summary>
    CountryUnknown,

    /// <summary>Veto: the exhibitor excludes the buyer's country.</summary>
    ExhibitorExcludesCountry,

    /// <summary>Veto: the buyer excludes the exhibitor's country.</summary>
    BuyerExcludesCountry,

    /// <summary>Both name the same leaf.</summary>
    SameLeaf,

    /// <summary>One names a family, the other that family or a leaf of it.</summary>
    WithinFamily,

    /// <summary>They name different leaves that customs file under one HS code.</summary>
    SameHsCode,

    /// <summary>Both name leaves of one family, but different ones.</summary>
    SameFamily,

    /// <summary>Their families are neighbours, such as two-wheelers and batteries.</summary>
    RelatedFamily,

    /// <summary>Nothing offered is near to anything asked for.</summary>
    NoCommonCategory,

    /// <summary>One side names no product category.</summary>
    NoCategoryGiven,

    /// <summary>The exhibitor can make what the buyer needs.</summary>
    DemandWithinSupply,

    /// <summary>The buyer needs more than the exhibitor can make.</summary>
    DemandAboveSupply,

    /// <summary>The buyer needs less than the exhibitor's minimum order.</summary>
    BelowMinimumOrder,

    /// <summary>The buyer gives no demand for what they share.</summary>
    DemandUnknown,

    /// <summary>The exhibitor gives no supply for what they share.</summary>
    SupplyUnknown,

    /// <summary>Neither gives a quantity for what they share.</summary>
    QuantitiesUnknown,

    /// <summary>They share no category, so quantities cannot be compared.</summary>
    NoSharedCategory,

    /// <summary>They speak a common language.</summary>
    SharedLanguage,

    /// <summary>They share none, and an interpreter of this event speaks both.</summary>
    InterpreterAvailable,

    /// <summary>They share none, and nothing is known of interpreters.</summary>
    InterpreterNeeded,

    /// <summary>They share none, and no interpreter of this event helps.</summary>
    NoCommonLanguage,

    /// <summary>One side names no language.</summary>
    NoLanguageGiven,

    /// <summary>Both want the same kind of cooperation.</summary>
    SameWish,

    /// <summary>Their wishes differ but go together, such as purchase and distribution, for one side at least.</summary>
    CompatibleWish,

    /// <summary>Joint research is wanted, by both or by one from the other, and one side is an institute or a university.</summary>
    ResearchWithInstitute,

    /// <summary>Joint research is wanted, but neither side is an institute or a university.</summary>
    ResearchWithoutInstitute,

    /// <summary>Their wishes have nothing in common: worth nothing to both.</summary>
    NoCommonWish,

    /// <summary>One side names no wish.</summary>
    NoWishGiven,

    /// <summary>The exhibitor holds every certification that the buyer requires.</summary>
    RequirementsHeld,

    /// <summary>The exhibitor holds some of the certifications that the buyer requires.</summary>
    RequirementsPartlyHeld,

    /// <summary>The exhibitor holds none of the certifications that the buyer requires.</summary>
    RequirementsNotHeld,

    /// <summary>The exhibitor holds a certification that the buyer's market recognises for what it asks for.</summary>
    MarketCertified,

    /// <summary>The exhibitor holds none that the buyer's market recognises.</summary>
    MarketNotCertified,

    /// <summary>The buyer requires none, and nothing is known of its market.</summary>
    NoRequirementKnown,

    /// <summary>The exhibitor names no certification.</summary>
    NoCertificationGiven,

    /// <summary>Both sides want the meeting.</summary>
    BothWant,

    /// <summary>The exhibitor wants it, the buyer has said nothing.</summary>
    ExhibitorWants,

    /// <summary>The buyer wants it, the exhibitor has said nothing.</summary>
    BuyerWants,

    /// <summary>The exhibitor has declined.</summary>
    ExhibitorDeclined,

    /// <summary>The buyer has declined.</summary>
    BuyerDeclined,

    /// <summary>The organiser wants them to meet; neither side has said anything.</summary>
    OrganiserWants,

    /// <summary>The organiser wants them to meet, which is worth more to one side or both than what the sides said themselves.</summary>
    OrganiserDecides,

    /// <summary>Nobody has said anything.</summary>
    NothingSaid,

    /// <summary>Veto: the exhibitor will not meet this buyer.</summary>
    ExhibitorVetoes,

    /// <summary>Veto: the buyer will not meet this exhibitor.</summary>
    BuyerVetoes,

    /// <summary>Veto: the organiser keeps them apart.</summary>
    OrganiserVetoes,

    /// <summary>They have met before; the facts say what came of it.</summary>
    MetBefore,

    /// <summary>An earlier request of one was declined by the other, and they never met.</summary>
    DeclinedBefore,

    /// <summary>Nothing is known of earlier meetings.</summary>
    NeverMet,
}
