using System.Text.RegularExpressions;
using MiniProgramConsole.Core.Tests.Testing;

namespace MiniProgramConsole.Core.Tests.Commands;

/// <summary>A member of a class that writes into the database, or does what only the runner is to do, as it stands in the sources.</summary>
/// <param name="File">The file's name without its extension.</param>
/// <param name="Text">The member, from its first line.</param>
/// <param name="Injected">What the class calls the context that it was made with; null where it has none.</param>
internal sealed partial record WritingMember(string File, string Text, string? Injected)
{
    /// <summary>Those of all sources but migrations, which the tools write.</summary>
    public static IReadOnlyList<WritingMember> Find() =>
        [.. from path in SourceTree.FindCode("src")
            where Path.GetExtension(path) == ".cs" && !path.Contains("Migrations", StringComparison.Ordinal)
            from member in MembersOf(Path.GetFileNameWithoutExtension(path), System.IO.File.ReadAllText(path))
            select member];

    public static IEnumerable<WritingMember> MembersOf(string file, string code)
    {
        // Comments may speak of what code must not do. One above a line that saves says why it does, and stays.
        var injected = InjectedContext().Match(code) is { Success: true } context ? context.Groups[1].Value : null;
        var starts = MemberStart().Matches(code).Select(match => match.Index).Append(code.Length).ToList();
        return starts.Zip(starts.Skip(1)).Select(bounds => new WritingMember(file, DocComment().Replace(code[bounds.First..bounds.Second], ""), injected))
            .Where(member => Write().IsMatch(member.Text) || member.RunsByItself);
    }

    /// <summary>Its name and where it stands, for people.</summary>
    public string Title => $"{File}: {Text.Split('\n')[0].Trim()}";

    /// <summary>
    /// A part of a command: what it writes into is the context that the runner, or the command's other parts, handed it, and a
    /// transaction, an attempt more or the meaning of a violated key are not its business.
    /// </summary>
    public bool IsPartOfCommand => !RunsByItself && !WritesInjected && SavesWithReason
        && (HandedContext().IsMatch(Head) || RunsCommand().IsMatch(Text) || HandedToLambda().IsMatch(Text));

    // A parameter may have the same name.
    private bool WritesInjected => Injected is not null && !Head.Contains($"ConsoleDbContext {Injected}", StringComparison.Ordinal)
        && Regex.IsMatch(Text, $@"(?<!\.)\b{Injected}\.[^;]*?\.(?:SaveChanges|ExecuteUpdate|ExecuteDelete)|(?<!\.)\b{Injected}\.SaveChanges");

    // Saving is the runner's, but where a key that the database draws is needed: the comment above says so.
    private bool SavesWithReason => Save().Matches(Text).All(save => ReasonAbove().IsMatch(Text[..save.Index]));

    private bool RunsByItself => OwnTransaction().IsMatch(Text) || OwnSql().IsMatch(Text) || ViolatedKey().IsMatch(Text) || (Loop().IsMatch(Text) && Catch().IsMatch(Text));

    private string Head => Text[..(BodyStart().Match(Text) is { Success: true } body ? body.Index : Text.Length)];

    [GeneratedRegex(@"^ {4}(?! )(?=[a-zA-Z])", RegexOptions.Multiline)]
    private static partial Regex MemberStart();

    [GeneratedRegex(@"^\s*///.*\n?", RegexOptions.Multiline)]
    private static partial Regex DocComment();

    [GeneratedRegex(@"\.(?:SaveChanges|ExecuteUpdate|ExecuteDelete)(?:Async)?\(")]
    private static partial Regex Write();

    [GeneratedRegex(@"\.SaveChanges(?:Async)?\(")]
    private static partial Regex Save();

    // The comment may stand above the statement, whose other lines are between.
    [GeneratedRegex(@"//[^\n]*\bkeys?\b[^\n]*\n(?:(?!\n\s*\n)[^;]){0,200}\z")]
    private static partial Regex ReasonAbove();

    [GeneratedRegex(@"\b(?:CommandContext|ConsoleDbContext|IQueryable<\w+>) \w+")]
    private static partial Regex HandedContext();

    [GeneratedRegex(@"(?:\(context(?:, \w+)*\)|\bcontext) =>")]
    private static partial Regex HandedToLambda();

    [GeneratedRegex(@"class \w+\([^)]*\bConsoleDbContext (\w+)")]
    private static partial Regex InjectedContext();

    [GeneratedRegex(@"\b(?:runner|commands)\.RunAsync\(")]
    private static partial Regex RunsCommand();

    [GeneratedRegex(@"\.BeginTransaction(?:Async)?\(|\.CreateExecutionStrategy\(")]
    private static partial Regex OwnTransaction();

    [GeneratedRegex(@"\.ExecuteSql\w*\(")]
    private static partial Regex OwnSql();

    [GeneratedRegex(@"\.(?:ViolatedConstraint|IsForeignKeyViolation)\(")]
    private static partial Regex ViolatedKey();

    [GeneratedRegex(@"\bwhile \(true\)|\bfor \([^;)]*;\s*;[^)]*\)|\bfor \(var attempt\b")]
    private static partial Regex Loop();

    [GeneratedRegex(@"\bcatch\b")]
    private static partial Regex Catch();

    [GeneratedRegex(@"\n {4}\{|=>")]
    private static partial Regex BodyStart();
}
