using System.Globalization;
using System.Text;

namespace MiniProgramConsole.Core.Text;

internal static class DomainNames
{
    // RFC 1035. Mapping takes quadratic time, so longer text is rejected first.
    private const int MaxLength = 253;

    // Chinese and Japanese input methods write these full stops instead of the dot (RFC 3490).
    private const string WideDots = "\u3002\uFF0E\uFF61";

    private static readonly IdnMapping Mapping = new() { UseStd3AsciiRules = true };

    public static string WithAsciiDots(string domain) => WideDots.Aggregate(domain, (written, dot) => written.Replace(dot, '.'));

    public static string? ToAscii(string domain)
    {
        var readable = ToReadable(domain);
        return readable is null || Ascii.IsValid(readable) ? readable : Map(readable, Mapping.GetAscii);
    }

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
            return null;
        }
    }
}
