using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace MiniProgramConsole.Web.Tests.Wording;

/// <summary>Finds words of the other language. Names that are the same in both, and codes, are set aside.</summary>
public static partial class ForeignWords
{
    private static readonly HashSet<string> Names =
    [
        // Kinds of files, units, and abbreviations that are said in Chinese too.
        "ID", "CSV", "JSON", "JPEG", "PNG", "GIF", "WebP", "BMP", "KB", "MB", "UTC", "PIN", "IP", "KTV", "JavaScript",
        // The ends of the alphabet, by which names are sorted.
        "A", "Z",
        // Names of apps, browsers and systems.
        "Microsoft", "Google", "Authenticator", "Aegis", "Chrome", "Linux",
        // How addresses of sites begin.
        "www",
        // The workspace of the demo data, named beside the demo accounts.
        "Demo", "Coffee",
    ];

    /// <summary>What a page says in the wrong language, with its place.</summary>
    /// <param name="document">The page.</param>
    /// <param name="data">What people wrote, where it is not in letters of its own.</param>
    public static IEnumerable<string> On(IDocument document, IReadOnlyList<string>? data = null) =>
        from said in SaidTexts.On(document)
        let words = In(said.Language, (data ?? []).Aggregate(said.Text, (text, known) => text.Replace(known, "", StringComparison.Ordinal)))
        where words.Count > 0
        select $"'{string.Join("', '", words)}' in '{said.Text}' at {said.Place}";

    /// <summary>The words of a text that are not of a language: Latin ones in Chinese, and Chinese characters and marks in English.</summary>
    public static IReadOnlyList<string> In(string language, string text) => language.StartsWith("zh", StringComparison.Ordinal)
        ? [.. LatinWord().Matches(Code().Replace(text, " ")).Select(word => word.Value).Where(word => !Names.Contains(word))]
        : [.. Chinese().Matches(text).Select(word => word.Value)];

    // Places to fill, emails, addresses, file names and endings, code points, and the form of a phone number.
    [GeneratedRegex(@"U\+(\{\w+\}|[0-9A-F]{4,6})|\{\w+(:[^}]*)?\}|[\w.+-]+@[\w.-]+|https?://[\w./?=&%:#-]+|App_Data/mail|\.(jpe?g|png)|X{4}-X{7}")]
    private static partial Regex Code();

    [GeneratedRegex(@"[A-Za-z]+(['’][A-Za-z]+)?")]
    private static partial Regex LatinWord();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsCJKSymbolsandPunctuation}\uFF00-\uFF65]+")]
    private static partial Regex Chinese();
}
