using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Web.Tests.Commands;

/// <summary>Records the order in which each transaction first locks rows, through updates or otherwise.</summary>
internal sealed partial class LockRecorder : DbCommandInterceptor, IDbTransactionInterceptor
{
    /// <summary>The tables whose rows commands lock, in lock order.</summary>
    private static readonly string[] Order = ["Users", "Merchants", "Workspaces", "MiniPrograms", "AuditHeads", "MerchantQuotas"];

    private readonly ConditionalWeakTable<DbTransaction, ConcurrentQueue<Lock>> transactions = [];
    private readonly ConcurrentQueue<ConcurrentQueue<Lock>> begun = new();

    /// <summary>Returns the locks since the last call, by transaction.</summary>
    public IReadOnlyList<IReadOnlyList<Lock>> Take()
    {
        var taken = new List<IReadOnlyList<Lock>>();
        while (begun.TryDequeue(out var locks))
        {
            taken.Add([.. locks]);
        }

        return taken;
    }

    /// <summary>Describes locks that are out of order; null if there are none.</summary>
    public static string? WhatIsWrong(IReadOnlyList<Lock> locks)
    {
        var wrong = locks.Zip(locks.Skip(1)).Where(pair => pair.First.Place.CompareTo(pair.Second.Place) > 0).ToList();
        return wrong.Count == 0 ? null : $"{wrong[0].Second} after {wrong[0].First}, of {string.Join(", ", locks)}";
    }

    // A driver may reuse a transaction object.
    public ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        var locks = new ConcurrentQueue<Lock>();
        transactions.AddOrUpdate(result, locks);
        begun.Enqueue(locks);
        return new(result);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) =>
        new(Note(command, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(Note(command, result));

    private T Note<T>(DbCommand command, T result)
    {
        if (command.Transaction is not { } transaction)
        {
            return result;
        }

        foreach (Match update in Update().Matches(command.CommandText))
        {
            var table = Array.IndexOf(Order, update.Groups["table"].Value);
            if (table >= 0)
            {
                // In the other tables a command locks one row, which statements identify by different keys.
                var isOneOfMany = Order[table] is "Users" or "AuditHeads";
                Note(transaction, new Lock(table, Order[table], isOneOfMany ? KeyOf(command, update.Value) : ""));
            }
        }

        return result;
    }

    private void Note(DbTransaction transaction, Lock one)
    {
        // A lock that is already held causes no wait. Accounts locked by a subquery belong to sessions that are ending.
        if (transactions.TryGetValue(transaction, out var locks)
            && !locks.Any(before => before == one || (before.Table == one.Table && one.Key.Length == 0)))
        {
            locks.Enqueue(one);
        }
    }

    private static string KeyOf(DbCommand command, string update) =>
        Key().Match(update) is { Success: true } key && command.Parameters.Contains(key.Groups[1].Value)
            ? string.Format(CultureInfo.InvariantCulture, "{0}", command.Parameters[key.Groups[1].Value].Value)
            : "";

    [GeneratedRegex(
        @"(?:UPDATE|SELECT 1 FROM) ""(?<table>\w+)""(?:(?!UPDATE ""|SELECT 1 FROM|INSERT INTO|DELETE FROM).)*", RegexOptions.Singleline)]
    private static partial Regex Update();

    // An account number or a stream name.
    [GeneratedRegex(@"WHERE.*?""(?:Id|Stream)"" = (@\w+)", RegexOptions.Singleline)]
    private static partial Regex Key();

    internal sealed record Lock(int Table, string Name, string Key)
    {
        /// <summary>The position in the lock order: accounts by number, the registry's head last.</summary>
        public (int Table, long Number) Place => (Table, Name switch
        {
            "Users" => long.TryParse(Key, CultureInfo.InvariantCulture, out var id) ? id : 0,
            "AuditHeads" when Key == AuditStreams.Registry => 1,
            _ => 0,
        });

        public override string ToString() => $"{Name} {Key}";
    }
}
