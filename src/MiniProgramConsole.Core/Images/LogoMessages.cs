using System.Globalization;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Images;

public static class LogoMessages
{
    private const int NameStart = 40;
    private const int NameEnd = 20;

    public static Message Required(LogoRule rule) => new("Logo.Required", rule.MaxKilobytes);

    public static Message TooHeavy(long bytes, LogoRule rule) =>
        // Rounded up, so that one byte too many never reads "256 KB, at most 256 KB".
        new("Logo.TooHeavy", decimal.Ceiling(bytes * 10m / 1024) / 10, rule.MaxKilobytes);

    internal static Message Name(string fileName) => new("Logo.Name", Shorten(WithoutPath(fileName)));

    internal static Message Kind(string found) => new(TakesAn(found) ? "Logo.Kind.An" : "Logo.Kind", found);

    internal static Message NoImage() => new("Logo.NoImage");

    internal static Message Damaged() => new("Logo.Damaged");

    internal static Message TooLarge(ImageSize size, LogoRule rule) => new("Logo.TooLarge", size.Width, size.Height, rule.MaxSide);

    internal static Message NotSquare(ImageSize size) => new("Logo.NotSquare", size.Width, size.Height, Math.Min(size.Width, size.Height));

    // English needs "an" here: an AVIF, an ICO, an SVG image.
    private static bool TakesAn(string found) => "AEFILMNORSX".Contains(found[0], StringComparison.Ordinal);

    private static string WithoutPath(string fileName) => fileName[(fileName.AsSpan().LastIndexOfAny('/', '\\') + 1)..];

    /// <summary>Keeps both ends: the extension is what was wrong.</summary>
    private static string Shorten(string name)
    {
        var text = new StringInfo(name);
        var length = text.LengthInTextElements;
        return length <= NameStart + NameEnd ? name
            : text.SubstringByTextElements(0, NameStart) + "…" + text.SubstringByTextElements(length - NameEnd);
    }
}
