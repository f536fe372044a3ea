namespace MiniProgramConsole.Core.Data;

/// <summary>Where a page of a long list begins: at a row, which need not be there any more.</summary>
/// <param name="Value">The row's value in the list's order, as text.</param>
/// <param name="Id">The row's ID, which orders rows of the same value.</param>
/// <param name="Backwards">Whether the page ends before the row instead of beginning after it.</param>
public sealed record PageKey(string Value, string Id, bool Backwards)
{
    private const char Separator = '~';

    /// <summary>Reads what <see cref="ToString"/> wrote; null where it is something else.</summary>
    /// <param name="text">The text.</param>
    /// <param name="backwards">Whether the page ends before the row.</param>
    public static PageKey? Parse(string? text, bool backwards)
    {
        var end = text?.LastIndexOf(Separator) ?? -1;
        return end < 0 ? null : new PageKey(text![..end], text[(end + 1)..], backwards);
    }

    /// <summary>The key as it stands in addresses.</summary>
    public override string ToString() => $"{Value}{Separator}{Id}";
}
