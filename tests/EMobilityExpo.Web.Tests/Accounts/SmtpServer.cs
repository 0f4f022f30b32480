namespace EMobilityExpo.Web.Tests.Accounts;

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;

/// <summary>A mail server on a port of this machine, as small as SMTP allows: it takes every mail and hands it to the test.</summary>
public sealed partial class SmtpServer : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly Channel<ReceivedMail> _received = Channel.CreateUnbounded<ReceivedMail>();
    readonly Task _accepting;

    public SmtpServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Everything clients said, for tests that look at the conversation.</summary>
    public ConcurrentQueue<string> Said { get; } = new();

    public async Task<ReceivedMail> NextAsync(CancellationToken cancel)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(TimeSpan.FromSeconds(30));
        return await _received.Reader.ReadAsync(late.Token);
    }

    public bool HasMore => _received.Reader.Count > 0;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test");
            var recipient = "";
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                Said.Enqueue(line);
                if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
                    recipient = Address().Match(line).Groups[1].Value;
                if (line == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    var text = new StringBuilder();
                    while (await reader.ReadLineAsync(_stop.Token) is { } part && part != ".")
                        text.Append(part.StartsWith('.') ? part[1..] : part).Append('\n');
                    _received.Writer.TryWrite(ReceivedMail.Of(recipient, text.ToString()));
                }

                await writer.WriteLineAsync(line == "QUIT" ? "221 bye" : "250 ok");
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
        }
    }

    [GeneratedRegex("<([^>]*)>", RegexOptions.None, 1000)]
    private static partial Regex Address();
}

/// <summary>A mail as it came over the wire, decoded.</summary>
public sealed partial record ReceivedMail(string Recipient, string Subject, string Body, string Head)
{
    public static ReceivedMail Of(string recipient, string text)
    {
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var head = text[..end].Replace("\n ", "", StringComparison.Ordinal).Replace("\n\t", "", StringComparison.Ordinal);
        var body = text[(end + 2)..];
        if (head.Contains("Content-Transfer-Encoding: base64", StringComparison.OrdinalIgnoreCase))
            body = Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "", StringComparison.Ordinal)));
        else if (head.Contains("Content-Transfer-Encoding: quoted-printable", StringComparison.OrdinalIgnoreCase))
            body = Encoding.UTF8.GetString([.. Quoted(body.Replace("=\n", "", StringComparison.Ordinal))]);
        var subject = head.Split('\n').First(line => line.StartsWith("Subject:", StringComparison.OrdinalIgnoreCase))["Subject:".Length..].Trim();
        return new(recipient, Word().Replace(subject, word => Decode(word)), body.ReplaceLineEndings("\n"), head);
    }

    /// <summary>The first link of the mail.</summary>
    public Uri Link => new(Address().Match(Body).Value);

    static string Decode(Match word) => string.Equals(word.Groups[1].Value, "B", StringComparison.OrdinalIgnoreCase)
        ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[2].Value))
        : Encoding.UTF8.GetString([.. Quoted(word.Groups[2].Value.Replace('_', ' '))]);

    static IEnumerable<byte> Quoted(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length)
            {
                yield return Convert.ToByte(text.Substring(i + 1, 2), 16);
                i += 2;
            }
            else
            {
                yield return (byte)text[i];
            }
        }
    }

    [GeneratedRegex(@"=\?utf-8\?([BQ])\?([^?]*)\?=\s*", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
