namespace EMobilityExpo.Web.Problems;

using System.Diagnostics;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Localisation;
using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

public static class ProblemServices
{
    public static void AddExpoProblems(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<ApiExceptionHandler>();
        services.Configure<ExceptionHandlerOptions>(options =>
        {
            // Here and not as an argument of UseExceptionHandler, which would leave the other options out.
            options.ExceptionHandlingPath = "/error";
            options.AllowStatusCode404Response = true;
            // What the person who asked can mend is no fault of ours, and no line in the log.
            options.SuppressDiagnosticsCallback = context => StatusOf(context.Exception) < StatusCodes.Status500InternalServerError;
        });
    }

    public static int StatusOf(Exception error) => error switch
    {
        NotFound => StatusCodes.Status404NotFound,
        Conflict => StatusCodes.Status409Conflict,
        Stale => StatusCodes.Status412PreconditionFailed,
        BadHttpRequestException bad => bad.StatusCode,
        Invalid or ValidationException => StatusCodes.Status400BadRequest,
        OperationCanceledException => StatusCodes.Status499ClientClosedRequest,
        _ => StatusCodes.Status500InternalServerError,
    };
}

/// <summary>Every error of the API as RFC 9457 problem details, in the reader's language; pages go on to their error page.</summary>
public sealed class ApiExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var status = ProblemServices.StatusOf(exception);
        httpContext.Response.StatusCode = status;
        // The request's own path is that of the error page by now.
        var path = new PathString(httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path);
        if (!path.StartsWithSegments("/api", StringComparison.Ordinal))
            return false;
        return await problems.TryWriteAsync(new()
        {
            HttpContext = httpContext,
            Exception = exception,
            ProblemDetails = Describe(exception, status, httpContext),
        });
    }

    static ProblemDetails Describe(Exception exception, int status, HttpContext http) => exception switch
    {
        AppException app => new() { Status = status, Title = app.Message, Type = $"urn:emobilityexpo:problem:{app.Code}" },
        ValidationException invalid => new HttpValidationProblemDetails(invalid.Errors
            .GroupBy(error => error.PropertyName, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(error => error.ErrorMessage).ToArray(), StringComparer.Ordinal))
        {
            Status = status,
            Title = Words.T("Errors.Invalid"),
            Type = "urn:emobilityexpo:problem:Errors.Invalid",
        },
        BadHttpRequestException bad => new() { Status = bad.StatusCode, Title = bad.Message },
        _ => new() { Status = status, Title = Words.T("Errors.Unexpected", Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier) },
    };
}
