using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Web.TagHelpers;

/// <summary>Read by <c>Assets/ts/field-rules.ts</c>.</summary>
internal static class FieldRules
{
    private static readonly ConcurrentDictionary<(string Language, object Rule), string> Written = new();

    public static string Of(string noun, TextRule rule) => Write((noun, rule), () => new
    {
        text = new
        {
            min = rule.Min,
            max = rule.Max,
            weighted = rule.Weighted,
            multiline = rule.Multiline,
            maxComposed = TextNormalizer.MaxComposedLength,
            refusesLinks = rule.Links != AllowedLinks.All,
            refusesSites = rule.Links == AllowedLinks.None,
        },
        messages = TextMessages.All(noun, rule).ToDictionary(pair => $"{pair.Key}", pair => $"{pair.Value}"),
    });

    public static string Of(PhoneRule rule) => Write(rule, () => new
    {
        phone = rule.Format,
        messages = new
        {
            WrongFormat = $"{TextMessages.WrongFormat(rule)}",
            RefusedCharacter = $"{TextMessages.RefusedCharacter(rule, CodePoint, Position)}",
            OtherCharacter = $"{TextMessages.OtherCharacter(rule, "{character}", CodePoint, Position)}",
        },
    });

    public static string Of(EmailRule rule) => Write(rule, () => new
    {
        email = new { max = rule.MaxLength, maxComposed = TextNormalizer.MaxComposedLength },
        messages = new
        {
            WrongFormat = $"{TextMessages.WrongFormat(rule)}",
            TooLong = $"{TextMessages.TooLong(rule, "{length}")}",
            RefusedCharacter = $"{TextMessages.RefusedCharacter(rule, CodePoint, Position)}",
            OtherCharacter = $"{TextMessages.OtherCharacter(rule, "{character}", CodePoint, Position)}",
        },
    });

    private const string CodePoint = "{codePoint}";
    private const string Position = "{position}";

    private static string Write(object rule, Func<object> rules) => Written.GetOrAdd(
        (CultureInfo.CurrentUICulture.Name, rule), _ => JsonSerializer.Serialize(rules()));
}
