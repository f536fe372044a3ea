using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiniProgramConsole.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ProofsPasskeysAndResetBrowsers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "FormerSecretHash",
                table: "Sessions",
                type: "character varying(64)",
                unicode: false,
                maxLength: 64,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "FormerUntil",
                table: "Sessions",
                type: "timestamp(6) with time zone",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PasskeyCode",
                table: "Sessions",
                type: "character varying(64)",
                unicode: false,
                maxLength: 64,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "BrowserHash",
                table: "PasswordResetCodes",
                type: "character varying(64)",
                unicode: false,
                maxLength: 64,
                nullable: true,
                collation: "C");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_FormerSecretHash",
                table: "Sessions",
                column: "FormerSecretHash");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Sessions_FormerSecretHash",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "FormerSecretHash",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "FormerUntil",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "PasskeyCode",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "BrowserHash",
                table: "PasswordResetCodes");
        }
    }
}
