using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>Keeps each query as EF Core was asked it, before any database's SQL is made of it. EF asks once for each query of its kind.</summary>
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
