namespace EMobilityExpo.Application;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Jobs;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

public static class ApplicationServices
{
    public static IServiceCollection AddExpoApplication(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();

        services.Scan(scan => scan.FromAssemblyOf<JobRunner>()
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>))).AsImplementedInterfaces().WithScopedLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(IValidator<>))).AsImplementedInterfaces().WithScopedLifetime());
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehaviour<,>));

        services.AddScoped<AuditLog>();
        services.AddScoped<Features.Runs.Publications>();
        services.AddScoped<JobQueue>();
        services.AddScoped<Features.Mails.Outbox>();
        services.AddScoped<Features.Moves.MoveBook>();
        services.AddScoped<Features.Bookings.ReleaseLostTimes>();
        services.AddScoped<Features.Messages.AudienceFinder>();
        services.AddScoped<Features.Removals.Removals>();
        services.AddScoped<Features.Requests.RequestDeadlines>();
        services.AddScoped<JobContext>();
        services.AddScoped<JobActor>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<Features.Runs.SolveTimetable>(EMobilityExpo.Matching.Timetabling.TimetableSolver.Solve);
        services.AddSingleton<Features.Suggestions.SuggestionIndexes>();
        services.AddSingleton(TimeProvider.System);
        return services;
    }
}
