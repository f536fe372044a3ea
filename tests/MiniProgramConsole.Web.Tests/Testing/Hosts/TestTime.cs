namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>A clock that stands still until it is advanced. It starts at the real time, because cookies expire in real time.</summary>
public sealed class TestTime : TimeProvider
{
    private DateTimeOffset now = new(DateTime.UtcNow.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    public DateTime Now => now.UtcDateTime;

    public void Advance(TimeSpan by) => now += by;

    public override DateTimeOffset GetUtcNow() => now;
}
