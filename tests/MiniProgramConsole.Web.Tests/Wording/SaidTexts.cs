using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace MiniProgramConsole.Web.Tests.Wording;

/// <summary>Finds all text on a page.</summary>
public static partial class SaidTexts
{
    private static readonly string[] SpokenAttributes =
        ["title", "alt", "placeholder", "label", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext",
            "aria-placeholder"];

    // Only scripts read these: field names, search terms in both languages and text for the clipboard.
    private static readonly string[] CodeAttributes =
        ["data-preview-of", "data-advice-on", "data-search", "data-pinyin", "data-copy", "data-offer", "data-days-in", "data-zone-cookie",
            "data-autosave-fields"];

    // These have no language: scripts, styles, pictures, codes, keys and initials.
    private const string Silent = "script, style, svg, code, kbd, .mono, .avatar";

    public static IEnumerable<SaidText> On(IDocument document) => Of(document.DocumentElement, "", "");

    private static IEnumerable<SaidText> Of(IElement element, string outside, string language)
    {
        if (element.Matches(Silent))
        {
            return [];
        }

        var spoken = element.GetAttribute("lang") ?? language;
        var place = $"{outside} {Name(element)}".Trim();
        INode content = element is IHtmlTemplateElement template ? template.Content : element;
        return Attributes(element).Select(said => new SaidText($"{place}[{said.Name}]", spoken, said.Text))
            .Concat(Texts(content).Select(text => new SaidText(place, spoken, text.Trim())))
            .Concat(content.ChildNodes.OfType<IElement>().SelectMany(child => Of(child, place, spoken)));
    }

    // An email is one word, even if it may wrap.
    private static IEnumerable<string> Texts(INode content) => content.ChildNodes.OfType<IElement>().Any(child => child.LocalName == "wbr")
        ? [string.Concat(content.ChildNodes.OfType<IText>().Select(text => text.Data))]
        : content.ChildNodes.OfType<IText>().Select(text => text.Data);

    private static string Name(IElement element) =>
        element.LocalName + (element.Id is { Length: > 0 } id ? $"#{id}" : element.ClassName is { Length: > 0 } style
            ? $".{style.Replace(' ', '.')}" : "");

    private static IEnumerable<(string Name, string Text)> Attributes(IElement element) =>
        from attribute in element.Attributes
        where SpokenAttributes.Contains(attribute.Name) || IsButtonText(element, attribute.Name) || IsDescription(element, attribute.Name)
            || IsForScripts(attribute)
        from text in attribute.Value.StartsWith("{\"", StringComparison.Ordinal)
            ? TextsIn(JsonDocument.Parse(attribute.Value).RootElement)
            : [attribute.Value]
        select (attribute.Name, text);

    private static bool IsButtonText(IElement element, string attribute) =>
        attribute == "value" && element is IHtmlInputElement { Type: "submit" or "button" or "reset" };

    private static bool IsDescription(IElement element, string attribute) =>
        attribute == "content" && element.GetAttribute("name") == "description";

    private static bool IsForScripts(IAttr attribute) => attribute.Name.StartsWith("data-", StringComparison.Ordinal)
        && !CodeAttributes.Contains(attribute.Name) && !NoText().IsMatch(attribute.Value);

    private static IEnumerable<string> TextsIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => TextsIn(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(TextsIn),
        JsonValueKind.String => [value.GetString()!],
        _ => [],
    };

    // Addresses, and identifiers: a single lower-case word.
    [GeneratedRegex(@"\A(/.*|https?:.*|[a-z0-9.-]*)\z", RegexOptions.Singleline)]
    private static partial Regex NoText();
}
