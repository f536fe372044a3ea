using System.Text;

namespace MiniProgramConsole.Core.Text;

/// <summary>Lengths are in counted characters. If <c>Weighted</c>, a wide character counts 2.</summary>
public sealed record TextRule(int Min, int Max, bool Weighted = false, bool Multiline = false, AllowedLinks Links = AllowedLinks.All)
{
    public int MaxUtf16Length => Max * 2;

    public int MaxFoldedLength => Max * TextNormalizer.LongestFolding;

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

    public int Count(string text) => text.EnumerateRunes().Sum(rune => Weighted ? CharacterRules.Weight(rune) : 1);

    private TextVerdict Decide(int length, bool visible) => !visible ? TextVerdict.NothingVisible
        : length < Min ? TextVerdict.TooShort
        : length > Max ? TextVerdict.TooLong
        : TextVerdict.Ok;
}
