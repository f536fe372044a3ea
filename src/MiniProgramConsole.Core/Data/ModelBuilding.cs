using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiniProgramConsole.Core.Data;

/// <summary>Column kinds that all databases map in the same way.</summary>
public static class ModelBuilding
{
    /// <summary>The text columns. A provider gives each the collation that compares byte by byte; what people may write in several ways is folded.</summary>
    /// <param name="builder">The model.</param>
    public static IEnumerable<IMutableProperty> TextColumns(this ModelBuilder builder) =>
        builder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).Where(property => property.ClrType == typeof(string));

    internal static PropertyBuilder<T> IsFixedCode<T>(this PropertyBuilder<T> property, int length) where T : class? =>
        property.IsCode(length).IsFixedLength();

    internal static PropertyBuilder<T> IsCode<T>(this PropertyBuilder<T> property, int maxLength) where T : class? =>
        property.HasMaxLength(maxLength).IsUnicode(false);

    internal static PropertyBuilder<T> IsHash<T>(this PropertyBuilder<T> property) where T : class? => property.IsFixedCode(Hashing.Length);
}
