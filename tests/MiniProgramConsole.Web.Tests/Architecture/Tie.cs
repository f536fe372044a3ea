using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Web.Tests.Architecture;

/// <summary>One product type uses another, according to the compiled assemblies.</summary>
internal sealed record Tie(IType From, IType To)
{
    private const string Product = "MiniProgramConsole.";

    private static readonly Lazy<IReadOnlyList<Tie>> Read = new(() =>
    {
        var architecture = new ArchLoader().LoadAssemblies(typeof(ConsoleDbContext).Assembly, typeof(Program).Assembly).Build();
        return [.. architecture.Types.Where(IsOurs).SelectMany(Of).Where(tie => IsOurs(tie.To) && !tie.From.Equals(tie.To)).Distinct()];
    });

    public static IReadOnlyList<Tie> All => Read.Value;

    public override string ToString() => $"{From.FullName[Product.Length..]} → {To.FullName[Product.Length..]}";

    // Reading a table through the context means using its entity, even if no line names it.
    private static IEnumerable<Tie> Of(IType type) => type.Dependencies.SelectMany(
        dependency =>
            dependency is MethodCallDependency { TargetMember: MethodMember { DeclaringType.Name: nameof(ConsoleDbContext) } table }
            ? table.ReturnTypeInstance.GenericArguments.Select(argument => new Tie(type, argument.Type))
                .Append(new Tie(type, dependency.Target))
            : [new Tie(type, dependency.Target)]);

    private static bool IsOurs(IType type) => type.FullName.StartsWith(Product, StringComparison.Ordinal);
}
