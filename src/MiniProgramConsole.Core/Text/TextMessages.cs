using System.Text;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Text;

/// <summary>Says in words what a text rule found; the numbers come from the rule.</summary>
public static class TextMessages
{
    private const int LineFeed = '\n';

    /// <summary>The message for a verdict, or null where the text is accepted.</summary>
    /// <param name="noun">Which text: the ending of its <c>Noun.*</c> and <c>Required.*</c> keys.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="check">What the rule found.</param>
    public static Message? Of(string noun, TextRule rule, TextCheck check) => KindOf(check) is { } kind
        ? Of(noun, rule, kind, check.Length, $"{check.CodePoint:X4}", check.Position, check.Link)
        : null;

    /// <summary>All messages that a rule can give, by kind, with the places {length}, {codePoint}, {position} and {link} for what was found.</summary>
    /// <param name="noun">Which text, as for <see cref="Of(string, TextRule, TextCheck)"/>.</param>
    /// <param name="rule">The rule.</param>
    public static IReadOnlyDictionary<TextMessageKind, Message> All(string noun, TextRule rule) =>
        Enum.GetValues<TextMessageKind>().Where(kind => kind != TextMessageKind.Link || rule.Links != AllowedLinks.All)
            .ToDictionary(kind => kind, kind => Of(noun, rule, kind, "{length}", "{codePoint}", "{position}", "{link}"));

    /// <summary>The message for a number, or null where it is accepted.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="check">What the rule found.</param>
    public static Message? Of(PhoneRule rule, TextCheck check) => check switch
    {
        { Verdict: TextVerdict.Ok } => null,
        { Position: 0 } => WrongFormat(rule),
        _ when IsRefused(check) => RefusedCharacter(rule, $"{check.CodePoint:X4}", check.Position),
        _ => OtherCharacter(rule, Shown(check), $"{check.CodePoint:X4}", check.Position),
    };

    /// <summary>Names a character of a number that can't be shown.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="codePoint">Its code point in hexadecimal digits, or the place for it; so with the others.</param>
    /// <param name="position">Where it stands.</param>
    public static Message RefusedCharacter(PhoneRule rule, object codePoint, object position) => RefusedCharacter("ContactNumber", codePoint, position);

    /// <summary>Names a character of a number that is no digit and no hyphen, though it may look like one.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="character">The character.</param>
    /// <param name="codePoint">Its code point in hexadecimal digits.</param>
    /// <param name="position">Where it stands.</param>
    public static Message OtherCharacter(PhoneRule rule, object character, object codePoint, object position) =>
        new("Phone.OtherCharacter", character, codePoint, position, rule.Example);

    /// <summary>Says how a number is written.</summary>
    /// <param name="rule">The rule.</param>
    public static Message WrongFormat(PhoneRule rule) => new(
        "Phone.WrongFormat", rule.Format, new Message($"Number.{rule.Groups[0]}"), new Message($"Number.{rule.Groups[1]}"), rule.Example);

    /// <summary>The message for an email, or null where it is accepted.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="check">What the rule found.</param>
    public static Message? Of(EmailRule rule, TextCheck check) => check.Verdict == TextVerdict.Ok ? null
        : check.Length > rule.MaxLength ? TooLong(rule, check.Length)
        : check.Position == 0 ? WrongFormat(rule)
        : IsRefused(check) ? RefusedCharacter(rule, $"{check.CodePoint:X4}", check.Position)
        : OtherCharacter(rule, Shown(check), $"{check.CodePoint:X4}", check.Position);

    /// <summary>Names a character of an email that can't be shown.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="codePoint">Its code point in hexadecimal digits, or the place for it; so with the others.</param>
    /// <param name="position">Where it stands.</param>
    public static Message RefusedCharacter(EmailRule rule, object codePoint, object position) => RefusedCharacter("ContactEmail", codePoint, position);

    /// <summary>Names a character that can't be part of an email.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="character">The character.</param>
    /// <param name="codePoint">Its code point in hexadecimal digits.</param>
    /// <param name="position">Where it stands.</param>
    public static Message OtherCharacter(EmailRule rule, object character, object codePoint, object position) =>
        new("Email.OtherCharacter", character, codePoint, position, rule.Example);

    /// <summary>Says how an email is written.</summary>
    /// <param name="rule">The rule.</param>
    public static Message WrongFormat(EmailRule rule) => new("Email.WrongFormat", rule.Example);

    /// <summary>Says that an email is too long.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="length">Its length in characters, or the place for it.</param>
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

    private static Message Of(string noun, TextRule rule, TextMessageKind kind, object length, object codePoint, object position, object link)
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
