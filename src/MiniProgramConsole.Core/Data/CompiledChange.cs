using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MiniProgramConsole.Core.Data;

/// <summary>An update or a deletion that many commands repeat: translated once for each database, then only run.</summary>
/// <typeparam name="TArguments">As for <see cref="CompiledQuery{TArguments, TResult}"/>.</typeparam>
/// <typeparam name="TRow">What changes.</typeparam>
/// <param name="change">Only ExecuteUpdateAsync or ExecuteDeleteAsync. What it sets stands in lambdas.</param>
public sealed class CompiledChange<TArguments, TRow>(
    Func<ConsoleDbContext, TArguments, IQueryable<TRow>> find, Func<IQueryable<TRow>, TArguments, Task<int>> change)
    where TArguments : class
{
    private readonly ConditionalWeakTable<IModel, Func<ConsoleDbContext, TArguments, Task<int>>> compiled = [];

    /// <summary>Returns the number of rows changed.</summary>
    public Task<int> RunAsync(ConsoleDbContext db, TArguments arguments) => compiled.GetValue(
        db.Model,
        _ => QueryCompilation.Compile<TArguments, Task<int>>(
            stand => NotedChange<TRow>.Of(find(db, stand), rows => change(rows, stand))))(db, arguments);
}
