namespace MiniProgramConsole.Core.Data;

public interface IVersioned
{
    /// <summary>The concurrency token. The context renews it on every write, on all databases.</summary>
    Guid Version { get; set; }
}
