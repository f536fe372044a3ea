using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiniProgramConsole.Core.Data;

/// <summary>Column kinds that both databases map in the same way.</summary>
public static class ModelBuilding
{
    /// <summary>The annotation of a column that compares byte by byte; a provider gives it its binary collation.</summary>
    public const string BinaryComparison = "Console:BinaryComparison";

    internal static PropertyBuilder<T> IsFixedCode<T>(this PropertyBuilder<T> property, int length) where T : class? =>
        property.IsCode(length).IsFixedLength();

    internal static PropertyBuilder<T> IsCode<T>(this PropertyBuilder<T> property, int maxLength) where T : class? =>
        property.HasMaxLength(maxLength).IsUnicode(false).ComparesBinary();

    internal static PropertyBuilder<T> IsHash<T>(this PropertyBuilder<T> property) where T : class? => property.IsFixedCode(Hashing.Length);

    internal static PropertyBuilder<T> ComparesBinary<T>(this PropertyBuilder<T> property) where T : class? =>
        property.HasAnnotation(BinaryComparison, true);
}
