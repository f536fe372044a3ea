using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MiniProgramConsole.Core.Data;

/// <summary>Rows of one table as the database takes them.</summary>
public sealed class BulkRows
{
    private BulkRows(string table, IReadOnlyList<BulkColumn> columns, IEnumerable<object?[]> values) =>
        (Table, Columns, Values) = (table, columns, values);

    /// <summary>The table's name.</summary>
    public string Table { get; }

    /// <summary>The columns that are written.</summary>
    public IReadOnlyList<BulkColumn> Columns { get; }

    /// <summary>The rows' values, each row's in the order of <see cref="Columns"/>.</summary>
    public IEnumerable<object?[]> Values { get; }

    /// <summary>Rows of entities: the model says which table, columns and conversions. A key of 0 is left to the database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="entities">The entities; either all have a key or none.</param>
    public static BulkRows Of<T>(ConsoleDbContext database, IReadOnlyCollection<T> entities) where T : class
    {
        var type = database.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var properties = type.GetFlattenedProperties().Where(property => !IsLeftToTheDatabase(property, entities)).ToArray();
        var columns = properties.Select(property => new BulkColumn(
            property.GetColumnName(table)!, StoredType(property), property is { ValueGenerated: ValueGenerated.OnAdd } && property.IsPrimaryKey()));
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

    // The entity, or the value in it that is made of several columns.
    private static object HolderOf(ITypeBase type, object entity) => type is IComplexType { ComplexProperty: { } property }
        ? property.GetGetter().GetClrValue(HolderOf(property.DeclaringType, entity))!
        : entity;
}
