using Npgsql;

namespace MiniProgramConsole.Data.PostgreSql;

/// <param name="Results">How many of the statements give one each.</param>
internal sealed record LeadingStatements(string Text, IReadOnlyList<NpgsqlParameter> Parameters, int Results)
{
    public bool AreSent { get; set; }
}
