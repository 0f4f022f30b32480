namespace EMobilityExpo.Web.Pages.Organiser.Participants;

using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;

/// <summary>The participant as the form shows it; absences are slots to tick.</summary>
public sealed class ParticipantForm
{
    public long RowVersion { get; set; }
    public string? ExternalKey { get; set; }
    public string? RegistrationNumber { get; set; }
    public string? NameKo { get; set; }
    public string? NameEn { get; set; }
    public string? Country { get; set; }
    public string? Region { get; set; }
    public string? Kind { get; set; }
    public string? Division { get; set; }
    public string? Website { get; set; }
    public string? Booth { get; set; }
    public bool OwnBooth { get; set; }
    public bool Online { get; set; }
    public string? Delegation { get; set; }
    public string? TimeZone { get; set; }
    public int? MaxMeetings { get; set; }
    public int? MaxPerDay { get; set; }
    public int? MinMeetings { get; set; }
    public string? ContactName { get; set; }
    public string? ContactEmail { get; set; }
    public string? ContactPhone { get; set; }
    public string? Note { get; set; }
    public List<ProductRow> Products { get; set; } = [];
    public List<string> Languages { get; set; } = [];
    public List<string> Certifications { get; set; } = [];
    public List<string> CooperationTypes { get; set; } = [];
    public List<string> TargetCountries { get; set; } = [];
    public List<string> ExportCountries { get; set; } = [];
    public List<string> ExcludedCountries { get; set; } = [];

    /// <summary>Slots in which it can meet.</summary>
    public List<int> Slots { get; set; } = [];

    /// <summary>The number of slots that were shown; when the days of the event changed meanwhile the ticks mean nothing.</summary>
    public int SlotsShown { get; set; }

    public sealed class ProductRow
    {
        public string? Category { get; set; }
        public int? UnitsPerYear { get; set; }
        public int? MinimumOrderQuantity { get; set; }
        public string? Timing { get; set; }
        public string? Importance { get; set; }
    }

    public static ParticipantForm Of(ParticipantFields fields, long rowVersion, IReadOnlyList<Slot> slots)
    {
        var missed = SlotAbsences.Missed(slots, fields.Unavailable);
        return new()
        {
            RowVersion = rowVersion,
            ExternalKey = fields.ExternalKey,
            RegistrationNumber = fields.RegistrationNumber,
            NameKo = fields.NameKo,
            NameEn = fields.NameEn,
            Country = fields.Country,
            Region = fields.Region,
            Kind = fields.Kind,
            Division = fields.Division,
            Website = fields.Website,
            Booth = fields.Booth,
            OwnBooth = fields.OwnBooth,
            Online = fields.Online,
            Delegation = fields.Delegation,
            TimeZone = fields.TimeZone,
            MaxMeetings = fields.MaxMeetings,
            MaxPerDay = fields.MaxPerDay,
            MinMeetings = fields.MinMeetings,
            ContactName = fields.ContactName,
            ContactEmail = fields.ContactEmail,
            ContactPhone = fields.ContactPhone,
            Note = fields.Note,
            Products = [.. fields.Products.Select(product => new ProductRow
            {
                Category = product.Category, UnitsPerYear = product.UnitsPerYear, MinimumOrderQuantity = product.MinimumOrderQuantity,
                Timing = product.Timing, Importance = product.Importance,
            })],
            Languages = [.. fields.Languages],
            Certifications = [.. fields.Certifications],
            CooperationTypes = [.. fields.CooperationTypes],
            TargetCountries = [.. fields.TargetCountries],
            ExportCountries = [.. fields.ExportCountries],
            ExcludedCountries = [.. fields.ExcludedCountries],
            Slots = [.. slots.Select(slot => slot.Index).Where(slot => !missed.Contains(slot))],
            SlotsShown = slots.Count,
        };
    }

    /// <summary>The fields with what the form shows for this side; the others stay as they are.</summary>
    public ParticipantFields ToFields(string side, ParticipantFields before, IReadOnlyList<Slot> slots)
    {
        var fields = before with
        {
            ExternalKey = ExternalKey,
            NameKo = NameKo,
            NameEn = NameEn,
            Country = Country ?? "",
            Languages = Filled(Languages),
            MaxMeetings = MaxMeetings,
            MaxPerDay = MaxPerDay,
            ContactEmail = ContactEmail,
            ContactPhone = ContactPhone,
            Note = Note,
            Unavailable = SlotsShown == slots.Count
                ? SlotAbsences.Ranges(slots, slots.Select(slot => slot.Index).Except(Slots).ToHashSet(), before.Unavailable)
                : before.Unavailable,
        };
        if (side == Sides.Interpreter)
            return fields;
        fields = fields with
        {
            RegistrationNumber = RegistrationNumber,
            Region = Region,
            Kind = Kind,
            Website = Website,
            Online = Online,
            Delegation = Delegation,
            MinMeetings = MinMeetings ?? 0,
            ContactName = ContactName,
            Certifications = Filled(Certifications),
            CooperationTypes = Filled(CooperationTypes),
            ExcludedCountries = Filled(ExcludedCountries),
            Products = [.. Products.Select(product => new ParticipantProduct
            {
                Category = product.Category ?? "", UnitsPerYear = product.UnitsPerYear, MinimumOrderQuantity = product.MinimumOrderQuantity,
                Timing = product.Timing, Importance = product.Importance,
            })],
        };
        return side == Sides.Exhibitor
            ? fields with
            {
                Division = Division,
                Booth = Booth,
                OwnBooth = OwnBooth,
                TargetCountries = Filled(TargetCountries),
                ExportCountries = Filled(ExportCountries),
            }
            : fields with { TimeZone = TimeZone };
    }

    /// <summary>Selects that add another one send an empty text when nothing was chosen.</summary>
    static List<string> Filled(List<string> codes) => [.. codes.Where(code => !string.IsNullOrEmpty(code)).Distinct()];
}
