using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Profile;

/// <summary>Writes one JSON object, row by row. docs/security.md lists its contents.</summary>
public sealed class PersonalDataService(ConsoleDbContext database, IEnumerable<IPersonalDataSource> sources)
{
    private const int FlushedAt = 16 * 1024;
    private const int StreamsAtOnce = 500;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        // Keeps Chinese readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async Task WriteAsync(long userId, PipeWriter to, CancellationToken cancellationToken)
    {
        var user = await database.Users.AsNoTracking().FirstAsync(row => row.Id == userId, cancellationToken);
        await using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true, Encoder = Options.Encoder });
        json.WriteStartObject();
        json.WritePropertyName("profile");
        JsonSerializer.Serialize(json, ProfileOf(user), Options);
        foreach (var (name, rows) in sources.SelectMany(source => source.Lists(database, user)))
        {
            await WriteAsync(json, to, name, rows, cancellationToken);
        }

        await WriteAsync(json, to, "activity", ActionsAsync(userId, cancellationToken), cancellationToken);
        json.WriteEndObject();
    }

    private static object ProfileOf(ApplicationUser user) => new
    {
        user.Code,
        user.Email,
        user.EmailConfirmed,
        user.DisplayName,
        user.Language,
        user.CreatedAt,
        user.PasswordChangedAt,
        user.LastActiveAt,
        user.TwoFactorEnabled,
    };

    private static async Task WriteAsync(
        Utf8JsonWriter json, PipeWriter to, string name, IAsyncEnumerable<object> rows, CancellationToken cancellationToken)
    {
        json.WriteStartArray(name);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            JsonSerializer.Serialize(json, row, Options);
            if (to.UnflushedBytes > FlushedAt)
            {
                await to.FlushAsync(cancellationToken);
            }
        }

        json.WriteEndArray();
    }

    // Includes workspaces that the person has left. Entries are indexed by stream, so this goes through the streams.
    private async IAsyncEnumerable<object> ActionsAsync(
        long userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = "";
        while (await StreamsAfterAsync(last, cancellationToken) is { Count: > 0 } streams)
        {
            var entries = await database.AuditEntries.AsNoTracking()
                .Where(entry => streams.Contains(entry.Stream) && entry.ActorId == userId && entry.WorkspaceId != null)
                .OrderBy(entry => entry.Stream).ThenBy(entry => entry.Number)
                .Select(entry => new
                {
                    entry.At,
                    entry.Action,
                    entry.Address,
                    entry.SubjectKind,
                    entry.SubjectId,
                    // The names of other people are their data.
                    SubjectName = entry.SubjectKind == AuditSubject.Member ? null : entry.SubjectName,
                }).ToListAsync(cancellationToken);
            foreach (var entry in entries)
            {
                yield return entry;
            }

            last = streams[^1];
        }
    }

    private Task<List<string>> StreamsAfterAsync(string last, CancellationToken cancellationToken) => database.AuditHeads
        .Where(head => string.Compare(head.Stream, last) > 0).OrderBy(head => head.Stream).Take(StreamsAtOnce)
        .Select(head => head.Stream).ToListAsync(cancellationToken);
}
