using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>A browser asks for all the logos of a page at once. They share the reading of session and access.</summary>
internal sealed class AccessReader(IServiceScopeFactory scopes)
{
    private readonly SharedReads<Asked, SessionReading?> reads = new(async asked =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<SessionReader>();
        return await sessions.ReadAsync(asked.UserId, asked.Secret, asked.Scope, CancellationToken.None);
    });

    public Task<SessionReading?> ReadAsync(long userId, string secret, SessionScope scope, CancellationToken cancellationToken) =>
        reads.ReadAsync(new Asked(userId, secret, scope)).WaitAsync(cancellationToken);

    private sealed record Asked(long UserId, string Secret, SessionScope Scope);
}
