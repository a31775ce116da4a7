using System.IO.Compression;
using System.Text;

namespace Salesforce.Typed.Tests;

/// <summary>The bytes of an answer, and how the connection ends behind them.</summary>
internal sealed record ServerReply(byte[] Bytes, bool Resets = false)
{
    /// <summary>How the end of a body is reported.</summary>
    public enum Framing
    {
        /// <summary>By a length before it.</summary>
        Length,

        /// <summary>By chunks.</summary>
        Chunks,

        /// <summary>By the end of the connection: a body that is cut off looks whole.</summary>
        Close,
    }

    /// <summary>A whole answer.</summary>
    public static ServerReply Whole(string body, Framing framing = Framing.Length, int status = 200) =>
        Whole(Encoding.UTF8.GetBytes(body), framing, status, "");

    /// <summary>A whole answer whose body is the beginning of a compressed one.</summary>
    public static ServerReply Gzip(string body, int? cut, Framing framing)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(body));
        var bytes = compressed.ToArray();
        return Whole(bytes[..Math.Min(cut ?? bytes.Length, bytes.Length)], framing, 200, "Content-Encoding: gzip\r\n");
    }

    /// <summary>The answer's first bytes, and nothing behind them.</summary>
    public ServerReply Cut(int at, bool resets) => new(Bytes[..at], resets);

    /// <summary>The answer with one byte that is wrong.</summary>
    public ServerReply Spoilt(int at, byte with)
    {
        byte[] bytes = [.. Bytes];
        bytes[at] = with;
        return new ServerReply(bytes);
    }

    private static ServerReply Whole(byte[] body, Framing framing, int status, string headers)
    {
        var head = $"HTTP/1.1 {status} Whatever\r\nContent-Type: application/json;charset=UTF-8\r\nSforce-Limit-Info: "
            + $"api-usage=1/15000\r\n{headers}Connection: close\r\n";
        return new ServerReply(framing switch
        {
            Framing.Length => [.. Ascii($"{head}Content-Length: {body.Length}\r\n\r\n"), .. body],
            Framing.Close => [.. Ascii(head + "\r\n"), .. body],
            _ => [.. Ascii(head + "Transfer-Encoding: chunked\r\n\r\n"), .. body.Chunk(100).SelectMany(
                c => (byte[])[.. Ascii($"{c.Length:x}\r\n"), .. c, .. Ascii("\r\n")]), .. Ascii("0\r\n\r\n")],
        });
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
