using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiniProgramConsole.Core.Data;

public static class ModelBuilding
{
    /// <summary>Providers give these a binary collation. Text that can be written in several ways is stored folded.</summary>
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
