using System.Text;

namespace MiniProgramConsole.Core.Text;

/// <summary>The rule of one text field.</summary>
/// <param name="Min">The shortest length allowed, in counted characters.</param>
/// <param name="Max">The longest length allowed, in counted characters.</param>
/// <param name="Weighted">Whether a wide character counts 2; otherwise each code point counts 1.</param>
/// <param name="Multiline">Whether line feeds are allowed.</param>
/// <param name="Links">Which links it may hold.</param>
public sealed record TextRule(int Min, int Max, bool Weighted = false, bool Multiline = false, AllowedLinks Links = AllowedLinks.All)
{
    /// <summary>The most UTF-16 units that an accepted text takes: a code point takes up to two.</summary>
    public int MaxUtf16Length => Max * 2;

    /// <summary>The most UTF-16 units that an accepted text takes once folded: NFKC makes up to 18 of one code point (U+FDFA).</summary>
    public int MaxFoldedLength => Max * TextNormalizer.LongestFolding;

    /// <summary>Normalises a text and judges it.</summary>
    /// <param name="input">What was typed; null counts as empty.</param>
    public TextCheck Check(string? input)
    {
        var text = TextNormalizer.Normalize(input);
        if (text.Length == 0)
        {
            return new TextCheck(TextVerdict.Required, text, 0);
        }

        var (length, position, visible) = (0, 0, false);
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var decoded = Rune.DecodeFromUtf16(rest, out var rune, out var used);
            position++;
            if (decoded != System.Buffers.OperationStatus.Done)
            {
                return TextCheck.Refused(text, rest[0], position);
            }

            if (CharacterRules.IsRefused(rune) && !(Multiline && rune.Value == '\n'))
            {
                return TextCheck.Refused(text, rune.Value, position);
            }

            visible |= CharacterRules.IsVisible(rune);
            length += Weighted ? CharacterRules.Weight(rune) : 1;
            rest = rest[used..];
        }

        var verdict = Decide(length, visible);
        return verdict == TextVerdict.Ok && LinkRule.Find(text, Links) is { } link
            ? new TextCheck(TextVerdict.Link, text, length, Link: link)
            : new TextCheck(verdict, text, length);
    }

    /// <summary>Counts a text as it stands, refused characters too; half a surrogate pair counts 1.</summary>
    /// <param name="text">The text.</param>
    public int Count(string text) => text.EnumerateRunes().Sum(rune => Weighted ? CharacterRules.Weight(rune) : 1);

    private TextVerdict Decide(int length, bool visible) => !visible ? TextVerdict.NothingVisible
        : length < Min ? TextVerdict.TooShort
        : length > Max ? TextVerdict.TooLong
        : TextVerdict.Ok;
}
