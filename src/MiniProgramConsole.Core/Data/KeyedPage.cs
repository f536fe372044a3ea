namespace MiniProgramConsole.Core.Data;

/// <summary>One page of a long list.</summary>
/// <param name="Items">Its rows.</param>
/// <param name="Previous">Where the page before ends; null on the first page.</param>
/// <param name="Next">Where the page after begins; null on the last page.</param>
public sealed record KeyedPage<T>(IReadOnlyList<T> Items, PageKey? Previous, PageKey? Next)
{
    /// <summary>How many rows a page has.</summary>
    public const int Size = 25;

    /// <summary>Makes a page of its rows and, where there are more in the direction of reading, one further.</summary>
    /// <param name="rows">Up to <see cref="Size"/> + 1 rows, in the direction of reading.</param>
    /// <param name="from">Where the page began.</param>
    /// <param name="keyOf">A row's value and ID.</param>
    internal static KeyedPage<T> Of(List<T> rows, PageKey? from, Func<T, (string Value, string Id)> keyOf)
    {
        var hasMore = rows.Count > Size;
        var items = rows.Take(Size).ToList();
        var isBackwards = from?.Backwards == true;
        if (isBackwards)
        {
            items.Reverse();
        }

        PageKey? Key(bool isThere, int index, bool backwards) =>
            isThere && items.Count > 0 && keyOf(items[index]) is var (value, id) ? new PageKey(value, id, backwards) : null;
        return new KeyedPage<T>(
            items,
            Key(isBackwards ? hasMore : from is not null, 0, backwards: true),
            Key(isBackwards || hasMore, items.Count - 1, backwards: false));
    }
}
