namespace EMobilityExpo.Application.Jobs;

using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using MediatR;

/// <summary>Long work: a request that a background job sends. It is stored as JSON, carries ids, and is safe to run twice.</summary>
public interface IJobRequest : IRequest;

/// <summary>The stable name under which a job request is stored, such as <c>timetable.build</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class JobAttribute(string kind) : Attribute
{
    public string Kind => kind;
}

public static class JobRequests
{
    static readonly FrozenDictionary<string, Type> ByKind = typeof(JobRequests).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<JobAttribute>() is not null)
        .ToFrozenDictionary(type => type.GetCustomAttribute<JobAttribute>()!.Kind, StringComparer.Ordinal);

    public static string KindOf(IJobRequest request) => request.GetType().GetCustomAttribute<JobAttribute>()?.Kind
        ?? throw new InvalidOperationException($"{request.GetType().Name} lacks the attribute [Job(\"kind\")].");

    public static string Write(IJobRequest request) => JsonSerializer.Serialize(request, request.GetType(), JsonSerializerOptions.Web);

    public static IJobRequest Read(string kind, string payload) => ByKind.TryGetValue(kind, out var type)
        ? (IJobRequest)JsonSerializer.Deserialize(payload, type, JsonSerializerOptions.Web)!
        : throw new InvalidOperationException($"No job request is of kind '{kind}'.");
}
