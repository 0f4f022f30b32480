namespace EMobilityExpo.Application.Features.Registration;

using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

/// <summary>Instants in stored JSON: ISO 8601.</summary>
sealed class InstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        InstantPattern.ExtendedIso.Parse(reader.GetString() ?? "").GetValueOrThrow();

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
}
