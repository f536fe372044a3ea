using Npgsql;

namespace MiniProgramConsole.Data.PostgreSql;

/// <param name="statements">Each gives one result.</param>
/// <param name="values">Of @lock0 and so on; not all need be used.</param>
internal sealed class RowLockStatements(IReadOnlyList<string> statements, IReadOnlyList<object> values)
{
    public int Results => statements.Count;

    public string Text { get; } = "SET LOCAL lock_timeout = '5s';" + string.Concat(statements);

    public IEnumerable<NpgsqlParameter> Parameters => values.Select((value, number) => new NpgsqlParameter("lock" + number, value));

    public bool AreSent { get; set; }
}
