namespace EMobilityExpo.Application.Messaging;

using EMobilityExpo.Application.Localisation;
using FluentValidation;

/// <summary>Which page of a list is asked for; the first page is 1.</summary>
public sealed record PageRequest(int Page = 1, int PageSize = 50)
{
    /// <summary>Parameters of <c>ISqlDialect.Page</c>.</summary>
    public int Skip => (Page - 1) * PageSize;

    public int Take => PageSize;
}

public sealed class PageRequestValidator : AbstractValidator<PageRequest>
{
    public const int MaximumSize = 500, MaximumPage = 1_000_000;

    public PageRequestValidator()
    {
        RuleFor(paging => paging.Page).InclusiveBetween(1, MaximumPage).WithMessage(_ => Words.T("Common.PageWrong", MaximumPage));
        RuleFor(paging => paging.PageSize).InclusiveBetween(1, MaximumSize).WithMessage(_ => Words.T("Common.PageSizeWrong", MaximumSize));
    }
}

/// <summary>One page of a list. <see cref="Total"/> counts the whole list under the same filters.</summary>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize)
{
    public int PageCount() => Math.Max(1, (Total + PageSize - 1) / PageSize);
}
