using Npgsql;

namespace MiniProgramConsole.Data.PostgreSql;

/// <param name="results">How many of the statements give one each.</param>
internal sealed class LeadingStatements(string text, IReadOnlyList<NpgsqlParameter> parameters, int results)
{
    public string Text => text;

    public IReadOnlyList<NpgsqlParameter> Parameters => parameters;

    public int Results => results;

    public bool AreSent { get; set; }
}
