namespace MiniProgramConsole.Core.Text;

internal static class NameOrder
{
    internal static IOrderedEnumerable<T> OrderByName<T>(this IEnumerable<T> items, Func<T, string> name) =>
        items.OrderBy(item => TextNormalizer.Fold(name(item)), StringComparer.Ordinal);

    internal static IOrderedEnumerable<T> ThenByName<T>(this IOrderedEnumerable<T> items, Func<T, string> name) =>
        items.ThenBy(item => TextNormalizer.Fold(name(item)), StringComparer.Ordinal);
}
