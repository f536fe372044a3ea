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
        builder.Model.GetEntityTypes().SelectMany(PropertiesOf).Where(property => property.ClrType == typeof(string));

    private static IEnumerable<IMutableProperty> PropertiesOf(IMutableTypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(property => PropertiesOf(property.ComplexType)));

    internal static PropertyBuilder<T> IsFixedCode<T>(this PropertyBuilder<T> property, int length) where T : class? =>
        property.IsCode(length).IsFixedLength();

    internal static PropertyBuilder<T> IsCode<T>(this PropertyBuilder<T> property, int maxLength) where T : class? =>
        property.HasMaxLength(maxLength).IsUnicode(false);

    internal static ComplexTypePropertyBuilder<T> IsCode<T>(this ComplexTypePropertyBuilder<T> property, int maxLength) where T : class? =>
        property.HasMaxLength(maxLength).IsUnicode(false);

    internal static ComplexTypePropertyBuilder<T> IsHash<T>(this ComplexTypePropertyBuilder<T> property) where T : class? =>
        property.IsCode(Hashing.Length).IsFixedLength();

    internal static PropertyBuilder<T> IsHash<T>(this PropertyBuilder<T> property) where T : class? => property.IsFixedCode(Hashing.Length);
}
