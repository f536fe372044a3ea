namespace MiniProgramConsole.Core.Data;

/// <summary>A position in a long list. Its row may no longer exist.</summary>
public sealed record PageKey(string Value, string Id, bool Backwards)
{
    private const char Separator = '~';

    public static PageKey? Parse(string? text, bool backwards)
    {
        var end = text?.LastIndexOf(Separator) ?? -1;
        return end < 0 ? null : new PageKey(text![..end], text[(end + 1)..], backwards);
    }

    public override string ToString() => $"{Value}{Separator}{Id}";
}
