using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Seeder.Bulk;

internal sealed class BulkRows
{
    private BulkRows(string table, IReadOnlyList<BulkColumn> columns, IEnumerable<object?[]> values) =>
        (Table, Columns, Values) = (table, columns, values);

    public string Table { get; }

    public IReadOnlyList<BulkColumn> Columns { get; }

    public IEnumerable<object?[]> Values { get; }

    /// <summary>The database assigns keys that are 0; either all entities have a key or none.</summary>
    public static BulkRows Of<T>(ConsoleDbContext database, IReadOnlyCollection<T> entities) where T : class
    {
        var type = database.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var properties = type.GetFlattenedProperties().Where(property => !IsLeftToTheDatabase(property, entities)).ToArray();
        var columns = properties.Select(property => new BulkColumn(
            property.GetColumnName(table)!, StoredType(property),
            property is { ValueGenerated: ValueGenerated.OnAdd } && property.IsPrimaryKey()));
        return new BulkRows(table.Name, [.. columns], entities.Select(entity => Read(properties, entity)));
    }

    private static bool IsLeftToTheDatabase<T>(IProperty property, IReadOnlyCollection<T> entities) where T : class =>
        property.ValueGenerated == ValueGenerated.OnAdd
        && (entities.Count == 0 || Equals(property.GetGetter().GetClrValue(entities.First()), property.Sentinel));

    private static Type StoredType(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static object?[] Read(IProperty[] properties, object entity)
    {
        var values = new object?[properties.Length];
        for (var number = 0; number < values.Length; number++)
        {
            var value = properties[number].GetGetter().GetClrValue(HolderOf(properties[number].DeclaringType, entity));
            values[number] = properties[number].GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
        }

        return values;
    }

    // The entity, or the complex value in it that declares the property.
    private static object HolderOf(ITypeBase type, object entity) => type is IComplexType { ComplexProperty: { } property }
        ? property.GetGetter().GetClrValue(HolderOf(property.DeclaringType, entity))!
        : entity;
}
