using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace MiniProgramConsole.Core.Text;

/// <summary>Keeps strangers' words in our mails from becoming links. Keep in step with <c>Assets/ts/link-rule.ts</c>.</summary>
public static partial class LinkRule
{
    public static FrozenSet<string> Endings { get; } = ReadEndings().ToFrozenSet(StringComparer.Ordinal);

    public static string? Find(string text, AllowedLinks allowed)
    {
        // Full-width characters lead to the same place as ordinary ones.
        var plain = allowed == AllowedLinks.All ? "" : DomainNames.WithAsciiDots(text.Normalize(NormalizationForm.FormKC));
        return Address().Match(plain) is { Success: true } address ? address.Value
            : allowed == AllowedLinks.SiteNames ? Sites(plain).FirstOrDefault(site => plain.Contains(site + "/", StringComparison.Ordinal))
            : allowed == AllowedLinks.None ? FindAny(plain)
            : null;
    }

    private static string? FindAny(string plain) =>
        Sign().Match(plain) is { Success: true } sign ? sign.Value : Sites(plain).FirstOrDefault();

    private static IEnumerable<string> Sites(string plain) =>
        Dotted().Matches(plain).Select(dotted => SiteIn(dotted.Value)).OfType<string>();

    // "J.R.Smith" and "Dr.Li" are names, although .li is a top-level domain.
    private static string? SiteIn(string dotted)
    {
        var parts = dotted.Split('.');
        var before = new StringBuilder(parts[0]);
        var isName = IsTitle(parts[0]);
        foreach (var part in parts.Skip(1))
        {
            foreach (var ending in new[] { part, LatinStart().Match(part).Value })
            {
                if (IsEnding(ending) && !(isName && Capitalised().IsMatch(ending)))
                {
                    return $"{before}.{ending}";
                }
            }

            isName &= IsTitle(part);
            before.Append('.').Append(part);
        }

        return null;
    }

    private static bool IsEnding(string ending)
    {
        var lower = ending.ToLowerInvariant();
        return Endings.Contains(lower) || lower.StartsWith("xn--", StringComparison.Ordinal);
    }

    private static bool IsTitle(string part) => Title().IsMatch(part);

    private static IEnumerable<string> ReadEndings()
    {
        using var reader = new StreamReader(typeof(LinkRule).Assembly.GetManifestResourceStream("link-endings.txt")!);
        return reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex(@"\S*://\S*|www\.\S*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\S*[/@]\S*")]
    private static partial Regex Sign();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)+")]
    private static partial Regex Dotted();

    [GeneratedRegex("^[A-Za-z0-9-]*")]
    private static partial Regex LatinStart();

    [GeneratedRegex("^(?:[A-Z]|(?:Dr|Prof|Mr|Mrs|Ms|Mx|St|Jr|Sr|Dipl|Ing|Med))$")]
    private static partial Regex Title();

    [GeneratedRegex("^[A-Z][a-z]")]
    private static partial Regex Capitalised();
}
