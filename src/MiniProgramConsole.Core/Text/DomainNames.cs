using System.Globalization;
using System.Text;

namespace MiniProgramConsole.Core.Text;

/// <summary>Domain names in their two spellings: the one that people read, and the ASCII one (Punycode) that machines exchange.</summary>
internal static class DomainNames
{
    // RFC 1035; what is longer is no domain name in either spelling, and mapping it takes quadratic time.
    private const int MaxLength = 253;

    // Chinese and Japanese input methods write these full stops for the dot (RFC 3490).
    private const string WideDots = "\u3002\uFF0E\uFF61";

    private static readonly IdnMapping Mapping = new() { UseStd3AsciiRules = true };

    /// <summary>Writes the dots as machines do.</summary>
    public static string WithAsciiDots(string domain) => WideDots.Aggregate(domain, (written, dot) => written.Replace(dot, '.'));

    /// <summary>The ASCII spelling of a domain in either spelling; null for what is not a domain name.</summary>
    public static string? ToAscii(string domain)
    {
        var readable = ToReadable(domain);
        return readable is null || Ascii.IsValid(readable) ? readable : Map(readable, Mapping.GetAscii);
    }

    /// <summary>The spelling that people read of a domain in either spelling; null for what is not a domain name.</summary>
    public static string? ToReadable(string domain) =>
        Map(WithAsciiDots(domain), Mapping.GetAscii) is { } ascii ? Map(ascii, Mapping.GetUnicode) : null;

    private static string? Map(string domain, Func<string, string> map)
    {
        try
        {
            return domain.Length > MaxLength ? null : map(domain);
        }
        catch (ArgumentException)
        {
            // The framework's only answer to what is not a domain name.
            return null;
        }
    }
}
