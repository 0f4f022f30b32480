namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

/// <summary>The lists whose codes participants and events use, with names in Korean and English.</summary>
public static class ReferenceEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var lists = api.MapGroup("/reference").Needs(Permissions.Account).WithTags("Reference");
        lists.MapGet("/countries", Countries).WithName("ListCountries").WithSummary("ISO 3166-1 countries with their UN M49 areas.");
        lists.MapGet("/categories", Categories).WithName("ListCategories").WithSummary("Product categories: families, and leaves with their HS codes.");
        lists.MapGet("/languages", Languages).WithName("ListLanguages").WithSummary("ISO 639-1 languages.");
        lists.MapGet("/certifications", Certifications).WithName("ListCertifications").WithSummary("Certifications by market.");
        lists.MapGet("/cooperation-types", CooperationTypes).WithName("ListCooperationTypes").WithSummary("What people want from a meeting.");
    }

    public static Ok<IReadOnlyList<Country>> Countries() => TypedResults.Ok(ReferenceData.Countries.All);

    public static Ok<IReadOnlyList<Category>> Categories() => TypedResults.Ok(ReferenceData.Categories.All);

    public static Ok<IReadOnlyList<Language>> Languages() => TypedResults.Ok(ReferenceData.Languages.All);

    public static Ok<IReadOnlyList<Certification>> Certifications() => TypedResults.Ok(ReferenceData.Certifications.All);

    public static Ok<IReadOnlyList<Term>> CooperationTypes() => TypedResults.Ok(ReferenceData.CooperationTypes.All);
}
