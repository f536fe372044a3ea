using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiniProgramConsole.Core.Data;

/// <summary>Column kinds that both databases map in the same way.</summary>
public static class ModelBuilding
{
    /// <summary>The annotation of a column that compares byte by byte; a provider gives it its binary collation.</summary>
    public const string BinaryComparison = "Console:BinaryComparison";

    internal static PropertyBuilder<string> IsFixedCode(this PropertyBuilder<string> property, int length) =>
        property.IsCode(length).IsFixedLength();

    internal static PropertyBuilder<string> IsCode(this PropertyBuilder<string> property, int maxLength) =>
        property.HasMaxLength(maxLength).IsUnicode(false).HasAnnotation(BinaryComparison, true);

    internal static PropertyBuilder<string> IsHash(this PropertyBuilder<string> property) => property.IsFixedCode(Hashing.Length);

    internal static PropertyBuilder<string?> ComparesBinary(this PropertyBuilder<string?> property) =>
        property.HasAnnotation(BinaryComparison, true);
}
