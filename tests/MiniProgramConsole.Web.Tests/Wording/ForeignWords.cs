using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace MiniProgramConsole.Web.Tests.Wording;

/// <summary>Finds words of the other language. Skips codes and names that are the same in both.</summary>
public static partial class ForeignWords
{
    private static readonly HashSet<string> Names =
    [
        // File types, units and abbreviations that are used in Chinese too.
        "ID", "CSV", "JSON", "JPEG", "PNG", "GIF", "WebP", "BMP", "KB", "MB", "UTC", "PIN", "IP", "KTV", "JavaScript",
        // The ends of the alphabet, in labels for sorting by name.
        "A", "Z",
        // Names of companies, apps, browsers and systems.
        "Microsoft", "Google", "Authenticator", "Aegis", "Chrome", "Linux",
        // The start of web addresses.
        "www",
        // The demo workspace, named beside the demo accounts.
        "Demo", "Coffee",
    ];

    /// <summary><paramref name="data"/> is text that people wrote, unless it is in a script of its own.</summary>
    public static IEnumerable<string> On(IDocument document, IReadOnlyList<string>? data = null) =>
        from said in SaidTexts.On(document)
        let words = In(said.Language, (data ?? []).Aggregate(said.Text, (text, known) => text.Replace(known, "", StringComparison.Ordinal)))
        where words.Count > 0
        select $"'{string.Join("', '", words)}' in '{said.Text}' at {said.Place}";

    /// <summary>Latin words in Chinese text, or Chinese characters and punctuation in English text.</summary>
    public static IReadOnlyList<string> In(string language, string text) => language.StartsWith("zh", StringComparison.Ordinal)
        ? [.. LatinWord().Matches(Code().Replace(text, " ")).Select(word => word.Value).Where(word => !Names.Contains(word))]
        : [.. Chinese().Matches(text).Select(word => word.Value)];

    // Placeholders, emails, addresses, file names and extensions, code points and the phone number format.
    [GeneratedRegex(@"U\+(\{\w+\}|[0-9A-F]{4,6})|\{\w+(:[^}]*)?\}|[\w.+-]+@[\w.-]+|https?://[\w./?=&%:#-]+|App_Data/mail|\.(jpe?g|png)|X{4}-X{7}")]
    private static partial Regex Code();

    [GeneratedRegex(@"[A-Za-z]+(['’][A-Za-z]+)?")]
    private static partial Regex LatinWord();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsCJKSymbolsandPunctuation}\uFF00-\uFF65]+")]
    private static partial Regex Chinese();
}
