namespace MiniProgramConsole.Core.Data;

public sealed record KeyedPage<T>(IReadOnlyList<T> Items, PageKey? Previous, PageKey? Next)
{
    public const int Size = 25;

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
