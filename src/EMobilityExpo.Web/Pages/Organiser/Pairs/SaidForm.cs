namespace EMobilityExpo.Web.Pages.Organiser.Pairs;

using EMobilityExpo.Application.Features.Wishes;

/// <summary>What one side itself says about the other, as its form shows it.</summary>
public sealed class SaidForm
{
    /// <summary>Who says it.</summary>
    public string Side { get; set; } = "";
    public string Wish { get; set; } = Application.Features.Pairs.Wishes.None;
    public int? Rank { get; set; }
    public long RowVersion { get; set; }

    public static SaidForm Of(string side, WishView said) => new() { Side = side, Wish = said.Wish, Rank = said.Rank, RowVersion = said.RowVersion };
}
