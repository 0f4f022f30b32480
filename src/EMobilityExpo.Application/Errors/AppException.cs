namespace EMobilityExpo.Application.Errors;

using EMobilityExpo.Application.Localisation;

/// <summary>An error that the person who asked can understand and mend. Its text is in the reader's language.</summary>
/// <param name="code">A key of the resource files, <c>Area.Name</c>; also the last part of the problem type.</param>
public abstract class AppException(string code, object?[] arguments, Exception? inner = null) : Exception(null, inner)
{
    public string Code => code;

    public IReadOnlyList<object?> Arguments => arguments;

    public override string Message => Words.T(code, arguments);
}

/// <summary>There is no such thing, or it is not for the one who asks (404).</summary>
public sealed class NotFound(string code, params object?[] arguments) : AppException(code, arguments);

/// <summary>The request makes sense, but not in the present state (409).</summary>
public sealed class Conflict(string code, object?[] arguments, Exception? inner = null) : AppException(code, arguments, inner)
{
    public Conflict(string code) : this(code, [])
    {
    }

    /// <summary>The constraint's own text where there is one (<c>Errors.uq_…</c>), else the general one.</summary>
    public static Conflict Of(string constraint, Exception inner) =>
        Words.Has($"Errors.{constraint}") ? new($"Errors.{constraint}", [], inner) : new("Errors.Duplicate", [constraint], inner);
}

/// <summary>Somebody else changed it since the caller read it (412).</summary>
public sealed class Stale() : AppException("Errors.Stale", []);

/// <summary>The request can not be carried out as it is (400), where no single field is to blame.</summary>
public sealed class Invalid(string code, params object?[] arguments) : AppException(code, arguments);
