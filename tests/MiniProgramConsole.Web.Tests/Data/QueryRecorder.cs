using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>Records each query before it is translated to a database's SQL. EF Core compiles each kind of query only once.</summary>
internal sealed class QueryRecorder : IQueryExpressionInterceptor
{
    private readonly ConcurrentQueue<Expression> queries = new();

    public IReadOnlyCollection<Expression> Queries => queries;

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        queries.Enqueue(queryExpression);
        return queryExpression;
    }
}
