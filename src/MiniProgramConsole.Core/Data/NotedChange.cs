using System.Collections;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace MiniProgramConsole.Core.Data;

/// <summary>Rows that note how somebody would change them, because EF Core compiles queries but has no such form for changes.</summary>
internal sealed class NotedChange<TRow>(Expression rows) : IQueryable<TRow>, IAsyncQueryProvider
{
    private Expression? change;

    public Type ElementType => typeof(TRow);

    public Expression Expression => rows;

    public IQueryProvider Provider => this;

    public static Expression Of(IQueryable<TRow> rows, Func<IQueryable<TRow>, Task<int>> change)
    {
        var noted = new NotedChange<TRow>(rows.Expression);
        _ = change(noted);
        return noted.change ?? throw new InvalidOperationException("Nothing changes the rows.");
    }

    public TResult ExecuteAsync<TResult>(Expression expression, CancellationToken cancellationToken = default)
    {
        change = expression;
        return (TResult)(object)Task.FromResult(0);
    }

    public IQueryable CreateQuery(Expression expression) => throw new NotSupportedException();

    public IQueryable<TElement> CreateQuery<TElement>(Expression expression) => throw new NotSupportedException();

    public object Execute(Expression expression) => throw new NotSupportedException();

    public TResult Execute<TResult>(Expression expression) => throw new NotSupportedException();

    public IEnumerator<TRow> GetEnumerator() => throw new NotSupportedException();

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();
}
