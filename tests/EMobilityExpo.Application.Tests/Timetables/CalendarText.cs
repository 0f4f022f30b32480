namespace EMobilityExpo.Application.Tests.Timetables;

using System.Text;
using Shouldly;

/// <summary>Reads iCalendar back as RFC 5545 says, and holds each line to it.</summary>
static class CalendarText
{
    /// <summary>Content lines after unfolding, each at most 75 octets before, in valid UTF-8.</summary>
    public static List<string> Lines(byte[] file)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var text = strict.GetString(file);
        text.ShouldEndWith("\r\n");
        var folded = text[..^2].Split("\r\n");
        var lines = new List<string>();
        foreach (var line in folded)
        {
            line.ShouldNotContain('\n');
            line.ShouldNotContain('\r');
            // A line that was cut inside a character would not be valid by itself.
            var octets = Encoding.UTF8.GetBytes(line);
            strict.GetString(octets).ShouldBe(line);
            octets.Length.ShouldBeLessThanOrEqualTo(75);
            if (line.StartsWith(' '))
                lines[^1] += line[1..];
            else
                lines.Add(line);
        }

        return lines;
    }

    /// <summary>The components of that name, each as its properties by name (parameters go with the name).</summary>
    public static List<Dictionary<string, string>> Components(byte[] file, string name)
    {
        var found = new List<Dictionary<string, string>>();
        Dictionary<string, string>? open = null;
        foreach (var line in Lines(file))
        {
            if (line == $"BEGIN:{name}")
                open = [];
            else if (line == $"END:{name}")
                (found, open) = ([.. found, open!], null);
            else
                open?.TryAdd(line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        }

        return found;
    }

    public static string Unescape(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
                plain.Append(text[i]);
            else
                plain.Append(text[++i] is 'n' or 'N' ? '\n' : text[i]);
        }

        return plain.ToString();
    }
}
