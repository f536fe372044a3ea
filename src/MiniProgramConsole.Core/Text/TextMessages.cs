using System.Text;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Text;

public static class TextMessages
{
    private const int LineFeed = '\n';

    public static Message? Of(string noun, TextRule rule, TextCheck check) => KindOf(check) is { } kind
        ? Of(noun, rule, kind, check.Length, $"{check.CodePoint:X4}", check.Position, check.Link)
        : null;

    public static IReadOnlyDictionary<TextMessageKind, Message> All(string noun, TextRule rule) =>
        Enum.GetValues<TextMessageKind>().Where(kind => kind != TextMessageKind.Link || rule.Links != AllowedLinks.All)
            .ToDictionary(kind => kind, kind => Of(noun, rule, kind, "{length}", "{codePoint}", "{position}", "{link}"));

    public static Message? Of(PhoneRule rule, TextCheck check) => check switch
    {
        { Verdict: TextVerdict.Ok } => null,
        { Position: 0 } => WrongFormat(rule),
        _ when IsRefused(check) => RefusedCharacter(rule, $"{check.CodePoint:X4}", check.Position),
        _ => OtherCharacter(rule, Shown(check), $"{check.CodePoint:X4}", check.Position),
    };

    public static Message RefusedCharacter(PhoneRule rule, object codePoint, object position) =>
        RefusedCharacter("ContactNumber", codePoint, position);

    public static Message OtherCharacter(PhoneRule rule, object character, object codePoint, object position) =>
        new("Phone.OtherCharacter", character, codePoint, position, rule.Example);

    public static Message WrongFormat(PhoneRule rule) => new(
        "Phone.WrongFormat", rule.Format, new Message($"Number.{rule.Groups[0]}"), new Message($"Number.{rule.Groups[1]}"), rule.Example);

    public static Message? Of(EmailRule rule, TextCheck check) => check.Verdict == TextVerdict.Ok ? null
        : check.Length > rule.MaxLength ? TooLong(rule, check.Length)
        : check.Position == 0 ? WrongFormat(rule)
        : IsRefused(check) ? RefusedCharacter(rule, $"{check.CodePoint:X4}", check.Position)
        : OtherCharacter(rule, Shown(check), $"{check.CodePoint:X4}", check.Position);

    public static Message RefusedCharacter(EmailRule rule, object codePoint, object position) =>
        RefusedCharacter("ContactEmail", codePoint, position);

    public static Message OtherCharacter(EmailRule rule, object character, object codePoint, object position) =>
        new("Email.OtherCharacter", character, codePoint, position, rule.Example);

    public static Message WrongFormat(EmailRule rule) => new("Email.WrongFormat", rule.Example);

    public static Message TooLong(EmailRule rule, object length) => new("Email.TooLong", length, rule.MaxLength);

    private static TextMessageKind? KindOf(TextCheck check) => check.Verdict switch
    {
        TextVerdict.Ok => null,
        TextVerdict.Required => TextMessageKind.Required,
        TextVerdict.TooShort when check.Length == 1 => TextMessageKind.TooShortOne,
        TextVerdict.TooShort => TextMessageKind.TooShort,
        TextVerdict.TooLong => TextMessageKind.TooLong,
        TextVerdict.NothingVisible => TextMessageKind.NothingVisible,
        TextVerdict.Link => TextMessageKind.Link,
        TextVerdict.RefusedCharacter when check.CodePoint == LineFeed => TextMessageKind.LineBreak,
        TextVerdict.RefusedCharacter => TextMessageKind.RefusedCharacter,
        _ => throw new ArgumentOutOfRangeException(nameof(check), check.Verdict, "A text rule gives no such verdict."),
    };

    private static Message Of(
        string noun, TextRule rule, TextMessageKind kind, object length, object codePoint, object position, object link)
    {
        var name = new Message($"Noun.{noun}");
        return kind switch
        {
            TextMessageKind.Required => new Message($"Required.{noun}"),
            TextMessageKind.TooShortOne => new Message("Text.TooShort.One", name, rule.Min),
            TextMessageKind.TooShort => new Message("Text.TooShort", name, length, rule.Min),
            TextMessageKind.TooLong => new Message("Text.TooLong", name, length, rule.Max),
            TextMessageKind.NothingVisible => new Message("Text.NothingVisible", name),
            TextMessageKind.LineBreak => new Message("Text.LineBreak", name),
            TextMessageKind.Link => new Message("Text.Link", name, link),
            _ => RefusedCharacter(noun, codePoint, position),
        };
    }

    private static Message RefusedCharacter(string noun, object codePoint, object position) =>
        new("Text.RefusedCharacter", new Message($"Noun.{noun}"), codePoint, position);

    private static bool IsRefused(TextCheck check) => CharacterRules.IsRefused(new Rune(check.CodePoint));

    private static string Shown(TextCheck check) => new Rune(check.CodePoint).ToString();
}
